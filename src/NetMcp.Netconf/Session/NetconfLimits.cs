namespace NetMcp.Netconf.Session;

/// <summary>Every limit that a session holds a peer to. Sizes are bytes. A peer is untrusted: none of them can be switched off.</summary>
public sealed record NetconfLimits
{
    /// <summary>The defaults.</summary>
    public static NetconfLimits Default { get; } = new();

    /// <summary>The server's hello, whole. Core routers list a few hundred modules: about 60 KiB.</summary>
    public int HelloBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>From the start of the session to the end of the server's hello.</summary>
    public TimeSpan HelloTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>One message, whole. It is never held whole in memory, so this bounds time and work, not memory.</summary>
    public long MessageBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>One chunk (RFC 6242 section 4.2 allows 4294967295; a chunk is never held whole in memory).</summary>
    public uint ChunkBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How deep elements may nest.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>One tag with its attributes: the largest piece of markup that an XML reader must hold at once.</summary>
    public int TagBytes { get; init; } = 64 * 1024;

    /// <summary>A message up to this size is held whole; a larger reply is streamed to its consumer.</summary>
    public int InlineBytes { get; init; } = 64 * 1024;

    /// <summary>How far a streamed reply runs ahead of its consumer before the transport is no longer read.</summary>
    public int ReadAheadBytes { get; init; } = 256 * 1024;

    /// <summary>One notification, whole.</summary>
    public int NotificationBytes { get; init; } = 1024 * 1024;

    /// <summary>How many rpc-errors of one reply are kept; those past it are counted as a broken limit.</summary>
    public int RpcErrors { get; init; } = 1000;

    /// <summary>The characters of one rpc-error's text fields and of its error-info.</summary>
    public int RpcErrorCharacters { get; init; } = 64 * 1024;

    /// <summary>What is read and thrown away of a reply that its consumer no longer wants, before the session is closed instead.</summary>
    public long DrainBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// How many rpcs may be outstanding at once; a further one waits for its turn. Servers take requests and give replies in one thread: with
    /// hundreds of requests in its buffers and nobody inside to take its replies such a server stands still for good (netconfd does, with
    /// 1,000). A window this size costs no throughput: a round trip takes a fraction of a millisecond.
    /// </summary>
    public int OutstandingRpcs { get; init; } = 64;

    /// <summary>From the sending of an rpc to the begin of its reply, unless <see cref="Messages.RpcRequest.Timeout"/> says otherwise.</summary>
    public TimeSpan ReplyTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Silence inside a message.</summary>
    public TimeSpan MessageStallTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From the first to the last byte of one message, slow consumers included.</summary>
    public TimeSpan MessageTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a write may wait for the peer to read.</summary>
    public TimeSpan WriteTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long closing in good order may take (close-session and its reply) before the transport is just closed.</summary>
    public TimeSpan CloseTime { get; init; } = TimeSpan.FromSeconds(5);
}
