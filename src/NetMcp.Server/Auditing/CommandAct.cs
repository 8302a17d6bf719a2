using System.Text.Json;
using System.Text.Json.Serialization;
using NetMcp.Core.Auditing;

namespace NetMcp.Server.Auditing;

/// <summary>What a command of this machine does beside the gateway and the audit log has to have: tokens, keys, freezing. It holds no token and no key.</summary>
internal sealed record CommandAct
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 4,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>What is done.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>How that stands.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>The command, as <c>netmcp keys rotate</c>.</summary>
    public required string Command { get; init; }

    /// <summary>What the records of one run have in common.</summary>
    public required string Run { get; init; }

    /// <summary>What was asked for, or came of it: JSON text.</summary>
    public string? Arguments { get; init; }

    /// <summary>The name of the token that it is about (<c>jti</c>, or <c>jti/jti</c> of a link).</summary>
    public string? Token { get; init; }

    /// <summary>Why, in the person's words; of a failure how.</summary>
    public string? Reason { get; init; }

    /// <summary>Reads one; null when it is none that a command may have recorded.</summary>
    public static CommandAct? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<CommandAct>(json, Strict) is
            {
                Kind: AuditKind.TokenIssued or AuditKind.TokenRevoked or AuditKind.KeysRotated or AuditKind.Frozen or AuditKind.Thawed,
                Outcome: AuditOutcome.Begun or AuditOutcome.Succeeded or AuditOutcome.Failed,
                Command: not null,
                Run: not null,
            } act
                ? act
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON of it.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Strict);

    /// <summary>The record of it.</summary>
    /// <param name="principal">Who types the command, as the kernel says.</param>
    public AuditRecord ToRecord(string principal) => new()
    {
        Kind = Kind,
        Outcome = Outcome,
        Reason = Reason,
        Principal = principal,
        ChainIds = Token is null ? [] : [Token],
        CallId = Run,
        Tool = Command,
        Arguments = Arguments,
    };
}
