using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Devices.Schemas.Advertised;

/// <summary>
/// The lists of modules that are in use, once each: what a thousand devices of one kind announce is the same, and a hundred kilobytes. By the hash
/// of all that a list says; an id that devices give has no part in it. A list that nobody uses any more is not kept.
/// </summary>
internal sealed class SharedModuleLists
{
    private const int FirstSweep = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, WeakReference<IReadOnlyList<AdvertisedModule>>> _lists = new(StringComparer.Ordinal);
    private int _nextSweep = FirstSweep;

    /// <summary>The list that says the same and is there already, or this one.</summary>
    public IReadOnlyList<AdvertisedModule> Of(IReadOnlyList<AdvertisedModule> modules)
    {
        var key = Key(modules);
        lock (_gate)
        {
            if (_lists.TryGetValue(key, out var kept) && kept.TryGetTarget(out var list))
            {
                return list;
            }

            _lists[key] = new WeakReference<IReadOnlyList<AdvertisedModule>>(modules);
            if (_lists.Count >= _nextSweep)
            {
                Sweep();
            }

            return modules;
        }
    }

    private void Sweep()
    {
        foreach (var (key, list) in _lists)
        {
            if (!list.TryGetTarget(out _))
            {
                _lists.Remove(key);
            }
        }

        _nextSweep = Math.Max(FirstSweep, 2 * _lists.Count);
    }

    private static string Key(IReadOnlyList<AdvertisedModule> modules)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var module in modules)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(
                Line([module.Name, module.Revision, module.Namespace, module.IsImplemented ? "implement" : "import"]) +
                (module.Features is null ? "*" : Line(module.Features)) + Line(module.Deviations) +
                Line(module.Submodules.SelectMany(submodule => (string?[])[submodule.Name, submodule.Revision])) + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    // With counts and lengths, so that no name a device makes up can look like two.
    private static string Line(IEnumerable<string?> parts)
    {
        var texts = parts.ToList();
        return texts.Count + string.Concat(texts.Select(part => $" {part?.Length ?? -1}:{part}")) + ";";
    }
}
