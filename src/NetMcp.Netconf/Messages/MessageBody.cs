using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>The bytes of one message, whole or still coming.</summary>
internal abstract class MessageBody : IAsyncDisposable
{
    /// <summary>How many bytes have been taken from the transport so far.</summary>
    public abstract long ReceivedBytes { get; }

    /// <summary>All bytes, if they are here.</summary>
    public abstract ReadOnlyMemory<byte>? Whole { get; }

    /// <summary>An asynchronous reader from the begin; called once.</summary>
    public abstract XmlReader OpenReader();

    /// <summary>Makes a read that waits end with <see cref="OperationCanceledException"/>.</summary>
    public virtual void CancelRead()
    {
    }

    /// <summary>The consumer wants no more. Does not wait.</summary>
    public abstract ValueTask DisposeAsync();
}
