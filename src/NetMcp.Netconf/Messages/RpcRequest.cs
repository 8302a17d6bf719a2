namespace NetMcp.Netconf.Messages;

/// <summary>An rpc to send: the operation element as XML, and what the sender knows of it.</summary>
public sealed record RpcRequest
{
    private RpcRequest(string name, ReadOnlyMemory<byte> operation)
    {
        Name = name;
        Operation = operation;
    }

    /// <summary>The local name of the operation element, for logs and messages.</summary>
    public string Name { get; }

    /// <summary>The operation element in UTF-8, well-formed. Where it declares no default namespace it stands in that of rpc (RFC 6241 section 4.1).</summary>
    public ReadOnlyMemory<byte> Operation { get; }

    /// <summary>Whether it only reads, so that sending it again elsewhere does no harm.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The time limit to the begin of the reply; null for <see cref="Session.NetconfLimits.ReplyTime"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Any rpc, given as the XML text of its operation element; what has no namespace is sent without one.</summary>
    /// <exception cref="ArgumentException">Not one well-formed element, or with a DTD or processing instruction.</exception>
    public static RpcRequest FromXml(string operationXml)
    {
        var fragment = XmlFragment.Parse(operationXml, nameof(operationXml));
        return fragment.Elements == 1
            ? new RpcRequest(fragment.FirstName, fragment.Utf8)
            : throw new ArgumentException("An rpc holds exactly one operation element (RFC 6241 section 4.1).", nameof(operationXml));
    }

    internal static RpcRequest FromTrusted(string name, ReadOnlyMemory<byte> operation) => new(name, operation);
}
