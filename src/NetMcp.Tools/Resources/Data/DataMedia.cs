namespace NetMcp.Tools.Resources.Data;

/// <summary>The media types of YANG data (RFC 8040 section 11.3).</summary>
internal static class DataMedia
{
    /// <summary>RFC 7951 JSON.</summary>
    public const string Json = "application/yang-data+json";

    /// <summary>XML.</summary>
    public const string Xml = "application/yang-data+xml";
}
