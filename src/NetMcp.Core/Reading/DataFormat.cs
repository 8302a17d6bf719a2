namespace NetMcp.Core.Reading;

/// <summary>How data is written.</summary>
public enum DataFormat
{
    /// <summary>JSON as RFC 7951 has it, metadata as RFC 7952 does. Needs the device's schema.</summary>
    Json,

    /// <summary>XML as NETCONF carries it.</summary>
    Xml,
}
