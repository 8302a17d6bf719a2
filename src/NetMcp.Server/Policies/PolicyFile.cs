using System.Security.Cryptography;
using NetMcp.Changes.Policies;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Inventory.Yaml;

namespace NetMcp.Server.Policies;

/// <summary>Reads the file of a policy. It reports every mistake at once, and never throws for what stands in the file or that it is not there.</summary>
internal static class PolicyFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const long MaxBytes = 4L * 1024 * 1024;

    /// <summary>The policy that the configuration names.</summary>
    public static PolicyLoad Load(PolicySettings settings) =>
        settings.File is { } file ? Load(file)
        : new PolicyLoad(settings.DeniesAll ? new ChangePolicy { Id = "deny", Default = PolicyEffect.Deny } : ChangePolicy.AllowAll, []);

    /// <summary>Loads a file.</summary>
    public static PolicyLoad Load(string path)
    {
        var mistakes = new List<InventoryMistake>();
        var log = new MistakeLog(Path.GetFileName(path), mistakes);
        var policy = Read(path, log);
        return mistakes.Count == 0
            ? new PolicyLoad(policy, [])
            : new PolicyLoad(null, [.. mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)]);
    }

    private static ChangePolicy? Read(string path, MistakeLog log)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                log.Add(0, 0, $"The file is larger than {MaxBytes} bytes.");
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            using var text = new StreamReader(new MemoryStream(bytes));
            if (YamlTree.Read(text, log) is YamlMap map)
            {
                return new PolicyReader(new MapReader(map, log)).Read(Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
            }

            // An empty file would allow everything: whoever wants that writes it.
            log.Add(0, 0, "The file must be a mapping: 'default:', 'groups:', 'windows:', 'protected:', 'rules:'.");
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
