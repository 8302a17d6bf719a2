namespace NetMcp.Netconf.Operations;

/// <summary>The datastores of RFC 8342 section 5, as get-data and edit-data name them.</summary>
public enum NmdaDatastore
{
    /// <summary>running.</summary>
    Running,

    /// <summary>candidate.</summary>
    Candidate,

    /// <summary>startup.</summary>
    Startup,

    /// <summary>intended.</summary>
    Intended,

    /// <summary>operational.</summary>
    Operational,
}
