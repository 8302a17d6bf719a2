namespace NetMcp.Server.Mcp.Http;

/// <summary>What reading a request body came to.</summary>
internal abstract record BodyReading
{
    private BodyReading()
    {
    }

    /// <summary>One well-formed message.</summary>
    internal sealed record Parsed(InboundMessage Message) : BodyReading;

    /// <summary>No message; the refusal says why.</summary>
    internal sealed record Refused(Refusal Refusal) : BodyReading;
}
