using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>Where a configuration stands or comes from: a datastore, a URL, or the XML itself (RFC 6241 sections 7.3, 7.4 and 8.8.5).</summary>
public sealed record ConfigLocation
{
    private ConfigLocation()
    {
    }

    /// <summary>The running datastore.</summary>
    public static ConfigLocation Running { get; } = new() { Datastore = NetconfDatastore.Running };

    /// <summary>The candidate datastore.</summary>
    public static ConfigLocation Candidate { get; } = new() { Datastore = NetconfDatastore.Candidate };

    /// <summary>The startup datastore.</summary>
    public static ConfigLocation Startup { get; } = new() { Datastore = NetconfDatastore.Startup };

    internal NetconfDatastore? Datastore { get; private init; }

    internal Uri? Location { get; private init; }

    internal XmlFragment? Config { get; private init; }

    /// <summary>A file or other resource that the device reaches by a URL.</summary>
    public static ConfigLocation Url(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new ConfigLocation { Location = url };
    }

    /// <summary>The configuration itself: zero or more sibling elements, the content of config.</summary>
    /// <exception cref="ArgumentException">Not well-formed.</exception>
    public static ConfigLocation Inline(string configXml) => new() { Config = XmlFragment.Parse(configXml, nameof(configXml)) };
}
