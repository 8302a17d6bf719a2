namespace NetMcp.Devices.Profiles;

/// <summary>How names must be written in an XPath filter for a device.</summary>
internal enum XPathNames
{
    /// <summary>With prefixes that the filter element declares, as XPath 1.0 demands.</summary>
    Declared,

    /// <summary>Without prefixes, for the device does not look at the declarations; the namespace is asked for by <c>namespace-uri()</c>.</summary>
    Unprefixed,

    /// <summary>The device takes no XPath filters, whatever it announces.</summary>
    None,
}
