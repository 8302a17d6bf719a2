namespace NetMcp.Yang.Data.Streaming;

/// <summary>What whoever moves the reader does next.</summary>
internal enum StreamStep
{
    /// <summary>Reads the next node.</summary>
    Read,

    /// <summary>Skips the element that the reader stands on; that moves it on.</summary>
    Skip,

    /// <summary>Ends: the document was cut, the consumer wants no more, or there is an error.</summary>
    Stop,
}
