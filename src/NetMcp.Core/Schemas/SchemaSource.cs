namespace NetMcp.Core.Schemas;

/// <summary>Where the list of a device's modules came from.</summary>
public enum SchemaSource
{
    /// <summary>yang-library of RFC 8525.</summary>
    YangLibrary,

    /// <summary>The modules-state of RFC 7895.</summary>
    ModulesState,

    /// <summary>The capabilities of its hello (RFC 6020 section 5.6.4): YANG 1.1 modules may be missing there.</summary>
    Hello,

    /// <summary>A folder that the inventory names, because the device tells nothing.</summary>
    Folder,
}
