namespace NetMcp.Netconf.Session;

/// <summary>A session that cannot be opened, or an rpc that got no answer because its session ended.</summary>
public sealed class NetconfException : Exception
{
    /// <summary>Says why, and how far the request got.</summary>
    public NetconfException(NetconfEndReason reason, string message, bool requestSent = false, bool isReadOnly = false, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
        RequestSent = requestSent;
        IsReadOnly = isReadOnly;
    }

    /// <summary>Why.</summary>
    public NetconfEndReason Reason { get; }

    /// <summary>
    /// Whether any byte of the request may have left. If true, what the device did with it is unknown.
    /// </summary>
    public bool RequestSent { get; }

    /// <summary>Whether the request only reads, as its <see cref="Messages.RpcRequest.IsReadOnly"/> says.</summary>
    public bool IsReadOnly { get; }

    /// <summary>
    /// Whether the same request can be sent on another session without doing anything twice: it never left, or it only reads.
    /// </summary>
    public bool IsSafeToResend => !RequestSent || IsReadOnly;
}
