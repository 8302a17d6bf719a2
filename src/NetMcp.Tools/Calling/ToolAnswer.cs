using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Calling;

/// <summary>What a tool came to.</summary>
/// <param name="Structured">The structured content, as the tool's output schema describes it.</param>
/// <param name="Text">The data in a form that reads well; null for the structured content itself as JSON.</param>
/// <param name="IsError">Whether the call failed as a whole.</param>
internal sealed record ToolAnswer(JsonObject Structured, string? Text = null, bool IsError = false)
{
    /// <summary>What the client is asked instead of being answered; it calls again (MCP 2026-07-28, multi round-trip requests). Null for an answer.</summary>
    public InputRequiredResult? Asks { get; private init; }

    /// <summary>Asks the client something.</summary>
    public static ToolAnswer Asking(InputRequiredResult asks) => new([]) { Asks = asks };

    /// <summary>The answer as MCP has it: structured, and as text for clients that know only that.</summary>
    /// <remarks>A failure keeps its structured content in every form: it is short, and its code is worth having.</remarks>
    public CallToolResult ToResult(AnswerForm form)
    {
        var json = UntrustedText.NeutralizeJson(ToolJson.Write(Structured));
        return new()
        {
            IsError = IsError ? true : null,
            StructuredContent = form == AnswerForm.TextOnly && !IsError ? null : ToolJson.Parse(json),
            Content = [new TextContentBlock { Text = Text is null ? json : UntrustedText.Neutralize(Text) }],
            Meta = new JsonObject { [UntrustedText.MetaName] = true },
        };
    }
}
