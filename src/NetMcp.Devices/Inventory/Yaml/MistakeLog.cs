namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Collects the mistakes of one file.</summary>
internal sealed class MistakeLog(string file, List<InventoryMistake> all)
{
    /// <summary>The file, as mistakes name it.</summary>
    public string File => file;

    public void Add(YamlValue at, string message) => Add(at.Line, at.Column, message);

    public void Add(long line, long column, string message) => all.Add(new InventoryMistake(file, line, column, message));

    /// <summary>Where a node stands, for a mistake that points at another place.</summary>
    public string Place(YamlValue at) => $"{file}:{at.Line}:{at.Column}";
}
