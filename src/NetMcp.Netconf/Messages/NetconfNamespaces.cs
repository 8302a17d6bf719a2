namespace NetMcp.Netconf.Messages;

/// <summary>The XML namespaces of the protocol's documents.</summary>
public static class NetconfNamespaces
{
    /// <summary>Messages and base operations (RFC 6241 section 3.1).</summary>
    public const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";

    /// <summary>The notification message and create-subscription (RFC 5277 section 4).</summary>
    public const string Notification = "urn:ietf:params:xml:ns:netconf:notification:1.0";

    /// <summary>get-schema and the monitoring data (RFC 6022 section 5).</summary>
    public const string Monitoring = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

    /// <summary>The with-defaults parameter (RFC 6243 section 5).</summary>
    public const string WithDefaults = "urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults";

    /// <summary>get-data and edit-data (RFC 8526 section 4).</summary>
    public const string Nmda = "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda";

    /// <summary>The identities of datastores (RFC 8342 appendix A).</summary>
    public const string Datastores = "urn:ietf:params:xml:ns:yang:ietf-datastores";

    /// <summary>The identities of origins (RFC 8342 section 7).</summary>
    public const string Origin = "urn:ietf:params:xml:ns:yang:ietf-origin";
}
