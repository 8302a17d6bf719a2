namespace NetMcp.Server.Mcp.Http;

/// <summary>A tool argument that its schema marks with <c>x-mcp-header</c>.</summary>
/// <param name="Header">The whole header name, with the prefix.</param>
/// <param name="Path">The property names that lead to the value.</param>
internal sealed record HeaderParameter(string Header, IReadOnlyList<string> Path);
