using NetMcp.Devices.Inventory;
using NetMcp.TestKit;

namespace NetMcp.Devices.Tests.Inventory;

/// <summary>A configuration in a folder of its own.</summary>
internal sealed class ConfigurationFolder : IDisposable
{
    private readonly TempDirectory _directory = new();

    public ConfigurationFolder(string main) => Main = _directory.Write("netmcp.yaml", main);

    public string Main { get; }

    public string Folder => _directory.Path;

    public void WriteFragment(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "conf.d"));
        File.WriteAllText(Path.Combine(Folder, "conf.d", name), text);
    }

    public InventoryLoad Load() => InventoryLoader.Load(Main);

    public void Dispose() => _directory.Dispose();
}
