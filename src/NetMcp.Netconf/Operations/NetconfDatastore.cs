namespace NetMcp.Netconf.Operations;

/// <summary>The configuration datastores of RFC 6241 section 5.1 and of its capabilities.</summary>
public enum NetconfDatastore
{
    /// <summary>running.</summary>
    Running,

    /// <summary>candidate (section 8.3).</summary>
    Candidate,

    /// <summary>startup (section 8.7).</summary>
    Startup,
}
