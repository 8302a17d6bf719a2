namespace NetMcp.Yang.Diagnostics;

/// <summary>How bad a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Legal, and worth a look.</summary>
    Warning,

    /// <summary>Not legal YANG: what depends on it is left out of the schema.</summary>
    Error,
}
