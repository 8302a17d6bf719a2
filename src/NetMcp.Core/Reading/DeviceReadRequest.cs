namespace NetMcp.Core.Reading;

/// <summary>A read of one datastore. Two equal requests under way on the same device are one on the wire.</summary>
public sealed record DeviceReadRequest
{
    /// <summary>Which datastore.</summary>
    public required Datastore Datastore { get; init; }

    /// <summary>
    /// What to select: an absolute XPath whose prefixes are module names
    /// (<c>/ietf-interfaces:interfaces/interface[name='eth0']</c>), or a subtree filter as XML; null for everything.
    /// A name without a prefix is in the module of its parent, as in RFC 8040 section 3.5.3.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>How defaults are reported; null leaves it to the device.</summary>
    public WithDefaults? WithDefaults { get; init; }

    /// <summary>The most bytes of XML to return; past it the answer is cut at an element boundary.</summary>
    public required int MaxBytes { get; init; }
}
