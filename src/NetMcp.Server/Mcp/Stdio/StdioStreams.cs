namespace NetMcp.Server.Mcp.Stdio;

/// <summary>The streams that stdio speaks over.</summary>
/// <param name="Input">What the client writes.</param>
/// <param name="Output">What the client reads.</param>
internal sealed record StdioStreams(Stream Input, Stream Output)
{
    /// <summary>Those of the process.</summary>
    public static StdioStreams OfProcess() => new(Console.OpenStandardInput(), Console.OpenStandardOutput());
}
