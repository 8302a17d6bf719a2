namespace NetMcp.Tools.Reading;

/// <summary>How data is written.</summary>
internal enum DataFormat
{
    /// <summary>As NETCONF carries it.</summary>
    Xml,
}
