using System.Collections.Immutable;
using NetMcp.Core.Devices;
using NetMcp.Devices.Inventory.Yaml;

namespace NetMcp.Devices.Inventory;

/// <summary>
/// Reads the configuration: the main file and, beside it, <c>conf.d/*.yaml</c> in order of name. It reports every mistake of every
/// file at once. It reads no secret: whether a credential's file is there is found out at a login.
/// </summary>
public static class InventoryLoader
{
    /// <summary>The largest configuration file, in bytes.</summary>
    public const long MaxFileBytes = 64L * 1024 * 1024;

    private const string FragmentFolder = "conf.d";

    /// <summary>Loads the configuration from its main file. Never throws for what stands in the files or that they are not there.</summary>
    /// <param name="mainFile">The path of <c>netmcp.yaml</c>.</param>
    public static InventoryLoad Load(string mainFile)
    {
        var mistakes = new List<InventoryMistake>();
        var main = Path.GetFullPath(mainFile);
        var folder = Path.GetDirectoryName(main)!;
        var documents = FilesOf(main, folder).Select(file => ReadFile(file, folder, mistakes)).OfType<ConfigurationFile>().ToList();

        var inventory = new InventoryReader(documents, main).Read();
        if (mistakes.Count > 0)
        {
            var ordered = mistakes.OrderBy(m => m.File, StringComparer.Ordinal).ThenBy(m => m.Line).ThenBy(m => m.Column);
            return new InventoryLoad(null, [.. ordered]);
        }

        return new InventoryLoad(inventory, []);
    }

    private static IEnumerable<string> FilesOf(string main, string folder)
    {
        var fragments = Path.Combine(folder, FragmentFolder);
        var found = Directory.Exists(fragments)
            ? Directory.EnumerateFiles(fragments).Where(IsFragment).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return found.Prepend(main);
    }

    // Editors leave .name.yaml.swp and .#name.yaml behind; a leading dot is never ours.
    private static bool IsFragment(string path) =>
        !Path.GetFileName(path).StartsWith('.') && Path.GetExtension(path) is ".yaml" or ".yml";

    private static ConfigurationFile? ReadFile(string path, string folder, List<InventoryMistake> mistakes)
    {
        var log = new MistakeLog(Path.GetRelativePath(folder, path), mistakes);
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                log.Add(0, 0, $"The file is larger than {MaxFileBytes} bytes.");
                return null;
            }

            using var text = File.OpenText(path);
            switch (YamlTree.Read(text, log))
            {
                case YamlMap map:
                    return new ConfigurationFile(path, new MapReader(map, log));
                case { } other and not YamlText { Text: null }:
                    log.Add(other, "The file must be a mapping: 'gateway:', 'defaults:', 'credentials:', 'devices:'.");
                    return null;
                default:
                    return null;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            log.Add(0, 0, "The file is not there.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Add(0, 0, "The file cannot be read; check its owner and mode.");
        }

        return null;
    }
}
