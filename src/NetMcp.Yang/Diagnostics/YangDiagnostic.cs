namespace NetMcp.Yang.Diagnostics;

/// <summary>One finding in a module.</summary>
/// <param name="Id">A stable id, for example <c>YANG1004</c>; <see cref="DiagnosticIds"/> lists them.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Position">Where.</param>
/// <param name="Message">What is wrong and what would be right. Text of the module in it is cut to a bounded length.</param>
public sealed record YangDiagnostic(string Id, DiagnosticSeverity Severity, SourcePosition Position, string Message)
{
    /// <summary><c>file:line:column: error YANG1004: message</c>.</summary>
    public override string ToString() =>
        $"{Position}: {(Severity == DiagnosticSeverity.Error ? "error" : "warning")} {Id}: {Message}";
}
