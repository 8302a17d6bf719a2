namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>One file of the configuration, parsed.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Root">Its root mapping.</param>
internal sealed record ConfigurationFile(string Path, MapReader Root)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}
