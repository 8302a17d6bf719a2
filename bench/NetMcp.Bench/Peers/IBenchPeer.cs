namespace NetMcp.Bench.Peers;

/// <summary>A NETCONF client under measurement. All times are seconds, taken inside the client's own process.</summary>
internal interface IBenchPeer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Whether a request takes it so long that the full number of them in a row is sent once only.</summary>
    bool IsSlow { get; }

    /// <summary>Opens one session, from TCP to both hellos, and closes it; the closing is not in the time.</summary>
    Task<double> ConnectAsync();

    /// <summary>Sends requests on one session, each after the answer to the last; the time of each.</summary>
    Task<IReadOnlyList<double>> SequentialAsync(int count);

    /// <summary>Sends requests on one session without waiting; the time to the last answer.</summary>
    Task<double> PipelinedAsync(int count);

    /// <summary>Opens sessions side by side and keeps them.</summary>
    Task<double> OpenManyAsync(int count);

    /// <summary>Sends requests on each kept session, sessions side by side, requests of one in a row.</summary>
    Task<double> ParallelAsync(int each);

    /// <summary>What the client's process or processes occupy, as proportional set size in KiB.</summary>
    Task<double> MemoryAsync();

    /// <summary>Closes the kept sessions.</summary>
    Task CloseManyAsync();
}
