namespace NetMcp.Devices.Schemas;

/// <summary>Which text a device has for a module or submodule.</summary>
/// <param name="Name">Its name, as asked for and as the text has it.</param>
/// <param name="Revision">The latest revision in the text; null when it has none.</param>
/// <param name="IsSubmodule">Whether it is a submodule.</param>
/// <param name="Hash">The SHA-256 of the text in UTF-8, in hexadecimal.</param>
internal sealed record ModuleText(string Name, string? Revision, bool IsSubmodule, string Hash)
{
    /// <summary>The revision that the device announces for it, where that is another.</summary>
    public string? AnnouncedRevision { get; init; }
}
