using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NetMcp.Server.Cli.Trust;

/// <summary>Options that several commands of trust have.</summary>
internal static class TrustOptions
{
    /// <summary>The environment variable that says where the authority is.</summary>
    public const string AuthorityVariable = "NETMCP_AUTHORITY";

    /// <summary>The folder of the authority.</summary>
    public static Option<string?> Authority(bool required = true)
    {
        var option = new Option<string?>("--authority")
        {
            Description = $"The folder of the token authority: keys/ and revocations.jsonl (default: {AuthorityVariable}).",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(AuthorityVariable) is { Length: > 0 } folder ? folder : null,
        };
        if (required)
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<string?>() is null)
                {
                    result.AddError($"--authority is needed, or {AuthorityVariable}.");
                }
            });
        }

        return option;
    }

    /// <summary>The file of a grant.</summary>
    public static Option<string> Grant() => new("--grant") { Description = "The grant: a JSON object of type 'network' (docs/security.md).", HelpName = "FILE", Required = true };

    /// <summary>Whom a token is for.</summary>
    public static Option<string> Subject() => new("--subject") { Description = "Whom it is for.", HelpName = "NAME", Required = true };

    /// <summary>The thumbprint of the holder's key.</summary>
    public static Option<string?> Holder() =>
        new("--holder") { Description = "The thumbprint (RFC 7638) of the holder's key, as 'netmcp keys create' says it.", HelpName = "THUMBPRINT" };

    /// <summary>A span of time.</summary>
    public static Option<TimeSpan> Duration(string name, string description, string standard, TimeSpan most) => new(name)
    {
        Description = $"{description} (default: {standard}).",
        HelpName = "TIME",
        DefaultValueFactory = _ => Read(standard)!.Value,
        CustomParser = result => Parse(result, name, most),
    };

    private static TimeSpan Parse(ArgumentResult result, string name, TimeSpan most)
    {
        if (Read(result.Tokens[0].Value) is { } span && span <= most)
        {
            return span;
        }

        result.AddError($"{name} takes a number with s, m, h or d, at most {most.TotalDays.ToString("0", CultureInfo.InvariantCulture)}d.");
        return default;
    }

    private static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1_000_000)
        {
            return null;
        }

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
    }
}
