namespace NetMcp.Yang.Data.Reading;

/// <summary>The elements that NETCONF and RESTCONF put around instance data; they are not data nodes.</summary>
internal static class XmlWrappers
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private const string Nmda = "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda";
    private const string Restconf = "urn:ietf:params:xml:ns:yang:ietf-restconf";
    private const string Yang = "urn:ietf:params:xml:ns:yang:1";
    private const string Notification = "urn:ietf:params:xml:ns:netconf:notification:1.0";

    /// <summary>Whether data is to be looked for in it (RFC 6241 section 4, RFC 8526, RFC 8040 section 3.3.1, RFC 7950 section 7.15.2, RFC 5277 section 4).</summary>
    public static bool IsWrapper(string name, string @namespace) => (name, @namespace) is
        ("rpc-reply" or "rpc" or "data" or "config", Base) or ("data" or "config", Nmda) or ("data", Restconf) or ("action", Yang)
        or ("notification", Notification);

    /// <summary>Whether it stands in a wrapper beside the data and is none.</summary>
    public static bool IsBeside(string name, string @namespace) => (name, @namespace) is ("ok", Base) or ("eventTime", Notification);
}
