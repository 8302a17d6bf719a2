namespace NetMcp.Core.Reading;

/// <summary>What a device answered: well-formed XML, secrets masked, within the asked size.</summary>
public sealed record DeviceDocument
{
    /// <summary>The content of the reply's data element (zero or more sibling elements), as XML text.</summary>
    public required string Xml { get; init; }

    /// <summary>Whether something was left out because of the size.</summary>
    public bool Truncated { get; init; }

    /// <summary>How many bytes of data the device sent, when read to its end; else how many were read before the rest was given up.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>Where it was cut: the path of the first element left out, in names, for example <c>interfaces/interface[17]</c>; with <c>/text()</c> behind it, it is a text of which the first lines are there.</summary>
    public string? CutAt { get; init; }

    /// <summary>When it was cut because one text did not fit (a certificate, a schema): how long that text is on the device, in characters.</summary>
    public long? CutTextCharacters { get; init; }

    /// <summary>How many values were masked.</summary>
    public int MaskedValues { get; init; }

    /// <summary>
    /// True when configuration and state stand mixed, because the device has no NMDA and operational means the get operation
    /// (RFC 6241 section 7.7).
    /// </summary>
    public bool MixedConfigAndState { get; init; }

    /// <summary>Warnings that the device sent with its answer.</summary>
    public IReadOnlyList<Outcomes.DeviceRpcError> Warnings { get; init; } = [];
}
