namespace NetMcp.Core.Commands;

/// <summary>What a command printed.</summary>
/// <param name="Text">The output, whole lines, secrets masked; untrusted.</param>
/// <param name="Truncated">Whether there was more.</param>
public sealed record CommandOutput(string Text, bool Truncated)
{
    /// <summary>The exit status (RFC 4254 section 6.10); null where the device gave none, as many do.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>In how many lines something was masked.</summary>
    public int MaskedValues { get; init; }
}
