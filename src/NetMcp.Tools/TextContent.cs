namespace NetMcp.Tools;

/// <summary>What the text block of a tool's answer holds. The structured content always holds everything.</summary>
public enum TextContent
{
    /// <summary>
    /// The data too, in a form that reads well. Hosts show their model the text or the structured content, and many know only
    /// the text, so this is what works everywhere (MCP: "a tool that returns structured content SHOULD also return ... text").
    /// </summary>
    Full,

    /// <summary>One or two sentences. For hosts that show their model both, so that nothing is paid for twice.</summary>
    Summary,
}
