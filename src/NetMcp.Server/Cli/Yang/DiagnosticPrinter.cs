using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Server.Cli.Yang;

/// <summary>Prints findings so that an editor can jump to them.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>A line each: <c>file:line:column: error YANG1004: message</c>.</summary>
    public static void Print(TextWriter output, IEnumerable<YangDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.WriteLine(TerminalText.Clean(diagnostic.ToString()).ReplaceLineEndings(" "));
        }
    }

    /// <summary>The same as objects.</summary>
    public static JsonArray Json(IEnumerable<YangDiagnostic> diagnostics) => new([.. diagnostics.Select(diagnostic => (JsonNode)new JsonObject
    {
        ["file"] = diagnostic.Position.Source,
        ["line"] = diagnostic.Position.Line,
        ["column"] = diagnostic.Position.Column,
        ["severity"] = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
        ["id"] = diagnostic.Id,
        ["message"] = diagnostic.Message,
    })]);
}
