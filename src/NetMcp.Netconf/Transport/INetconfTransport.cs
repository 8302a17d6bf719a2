using System.IO.Pipelines;

namespace NetMcp.Netconf.Transport;

/// <summary>An ordered, reliable byte stream to a NETCONF server (RFC 6241 section 2.1). It knows nothing of NETCONF.</summary>
/// <remarks>Disposing it closes the stream in both directions and completes <see cref="Ended"/>.</remarks>
public interface INetconfTransport : IAsyncDisposable
{
    /// <summary>
    /// The bytes that the server sends. Read by one reader, the session, which may be resumed on a thread that serves other transports too:
    /// it decodes and routes there, and leaves that thread for anything longer and before anybody else's code runs.
    /// </summary>
    PipeReader Input { get; }

    /// <summary>The bytes for the server; a flush that does not complete is the peer's back-pressure.</summary>
    PipeWriter Output { get; }

    /// <summary>Completes, never faulted, when the stream is over, with the reason.</summary>
    Task<TransportEnd> Ended { get; }
}
