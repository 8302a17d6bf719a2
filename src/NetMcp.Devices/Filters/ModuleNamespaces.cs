using NetMcp.Devices.Text;

namespace NetMcp.Devices.Filters;

/// <summary>The namespaces of a device's modules, by module name.</summary>
internal sealed class ModuleNamespaces(IReadOnlyDictionary<string, string> byName)
{
    private const int MostListed = 8;

    public int Count => byName.Count;

    public bool Contains(string module) => byName.ContainsKey(module);

    public string? Find(string module, int position, out FilterError? error)
    {
        if (byName.TryGetValue(module, out var found))
        {
            error = null;
            return found;
        }

        var hint = ClosestName.Hint(module, byName.Keys);
        var listed = hint.Length > 0 || byName.Count is 0 or > MostListed
            ? " network.device.describe lists its modules."
            : $" It has {string.Join(", ", byName.Keys.Order(StringComparer.Ordinal))}.";
        error = new FilterError(position, $"This device has no module '{Shorten(module)}'.{hint}{listed}");
        return null;
    }

    private static string Shorten(string module) => module.Length <= 64 ? module : module[..64] + "...";
}
