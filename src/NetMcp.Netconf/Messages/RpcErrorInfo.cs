namespace NetMcp.Netconf.Messages;

/// <summary>error-info (RFC 6241 section 4.3 and appendix A).</summary>
/// <param name="Xml">The content as XML text, with every namespace declaration that it needs.</param>
public sealed record RpcErrorInfo(string Xml)
{
    /// <summary>bad-attribute.</summary>
    public string? BadAttribute { get; init; }

    /// <summary>bad-element.</summary>
    public string? BadElement { get; init; }

    /// <summary>bad-namespace.</summary>
    public string? BadNamespace { get; init; }

    /// <summary>session-id: who holds the lock; 0 if it is no NETCONF session (appendix A, lock-denied).</summary>
    public long? SessionId { get; init; }

    /// <summary>ok-element, err-element and noop-element of partial-operation, which RFC 6241 keeps but advises against.</summary>
    public IReadOnlyList<string> PartialOperation { get; init; } = [];
}
