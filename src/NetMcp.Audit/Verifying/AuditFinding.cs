namespace NetMcp.Audit.Verifying;

/// <summary>Something that is wrong with a log, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line in it, from 1; 0 for the file as a whole.</param>
/// <param name="Text">What was found, in a sentence.</param>
public sealed record AuditFinding(FindingKind Kind, string File, long Line, string Text)
{
    /// <summary>As compilers write it.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Text}" : $"{File}: {Text}";
}
