namespace NetMcp.Core.Reading;

/// <summary>What a device answered: XML or JSON, secrets masked, within the asked size.</summary>
public sealed record DeviceDocument
{
    /// <summary>The content of the reply's data element: XML (zero or more sibling elements), or a JSON object (RFC 7951).</summary>
    public required string Text { get; init; }

    /// <summary>Which of the two it is.</summary>
    public DataFormat Format { get; init; } = DataFormat.Xml;

    /// <summary>Why it is not what was asked for, where it is not: XML instead of JSON.</summary>
    public string? Note { get; init; }

    /// <summary>All of the data, <see cref="Text"/> included, where that was cut and the rest was kept.</summary>
    public IDocumentPages? Pages { get; init; }

    /// <summary>Where the data goes on behind <see cref="Text"/>, in <see cref="Pages"/>.</summary>
    public DocumentPosition? Next { get; init; }

    /// <summary>Where <see cref="Pages"/> end before the data did, because no more is kept of one answer; null when they hold all of it.</summary>
    public string? RestCutAt { get; init; }

    /// <summary>Whether nodes are missing because they are deeper than was asked for.</summary>
    public bool DepthCut { get; init; }

    /// <summary>How many elements the schema does not know; in JSON they stand under the name of their module, or their namespace, as they came.</summary>
    public int UnknownNodes { get; init; }

    /// <summary>Single values that are not in the JSON because each is larger than all of it may be: their instance paths.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whether something was left out because of the size.</summary>
    public bool Truncated { get; init; }

    /// <summary>How many bytes of data the device sent, when read to its end; else how many were read before the rest was given up.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>Where it was cut: in XML the path of the first element left out, in names, for example <c>interfaces/interface[17]</c>; in JSON an instance path (RFC 7951 section 6.11); with <c>/text()</c> behind it, it is a text of which the first lines are there.</summary>
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
