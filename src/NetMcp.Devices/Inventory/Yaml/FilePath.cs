namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Paths in the configuration are relative to the file that names them; <c>~/</c> is the gateway's home.</summary>
internal static class FilePath
{
    public static string? Resolve(string? path, string folder) => path switch
    {
        null => null,
        ['~', '/', .. var rest] => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), rest),
        _ => Path.GetFullPath(path, folder),
    };
}
