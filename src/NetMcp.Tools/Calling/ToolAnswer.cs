using System.Text.Json.Nodes;

namespace NetMcp.Tools.Calling;

/// <summary>What a tool came to.</summary>
/// <param name="Structured">The structured content, as the tool's output schema describes it.</param>
/// <param name="Summary">The same in one or two sentences.</param>
/// <param name="Text">The data in a form that reads well; null for the structured content itself as JSON.</param>
/// <param name="IsError">Whether the call failed as a whole.</param>
internal sealed record ToolAnswer(JsonObject Structured, string Summary, string? Text = null, bool IsError = false);
