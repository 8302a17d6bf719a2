using System.Security.Cryptography;
using System.Text;
using NetMcp.Devices.Schemas.Advertised;
using NetMcp.Yang.Compilation;

namespace NetMcp.Devices.Schemas.Compiling;

/// <summary>What a schema is made of, and a key that is the same for the same inputs and for nothing else.</summary>
internal sealed class SchemaInputs
{
    private readonly ModuleSet _set;

    public SchemaInputs(ModuleSet set)
    {
        _set = set;
        Modules = Request(set);
        Key = MakeKey(Modules, set.Texts);
    }

    /// <summary>
    /// The SHA-256, in hexadecimal, over the hashes of all texts and over which modules are implemented with which features. Ids that devices
    /// give have no part in it. The deviations are texts among the others.
    /// </summary>
    public string Key { get; }

    /// <summary>The implemented modules that there is a text for.</summary>
    public IReadOnlyList<RequestedModule> Modules { get; }

    /// <summary>The hashes of the texts.</summary>
    public IEnumerable<string> Hashes => _set.Texts.Select(text => text.Hash).Distinct(StringComparer.Ordinal);

    /// <summary>What the compiler is asked.</summary>
    /// <param name="contents">The texts by hash.</param>
    public CompileRequest ToRequest(IReadOnlyDictionary<string, string> contents) => new(Modules, new GatheredSources(_set.Texts, contents));

    private static List<RequestedModule> Request(ModuleSet set)
    {
        var texts = set.Texts.Where(text => !text.IsSubmodule).ToLookup(text => text.Name, StringComparer.Ordinal);
        var deviating = set.Modules.SelectMany(module => module.Deviations).Select(name => new AdvertisedModule(name, null, string.Empty));
        return [.. set.Modules.Where(module => module.IsImplemented).Concat(deviating)
            .DistinctBy(module => module.Name, StringComparer.Ordinal)
            .Select(module => TextOf(module, texts[module.Name]) is { } text ? new RequestedModule(module.Name, text.Revision) { Features = module.Features } : null)
            .OfType<RequestedModule>()
            .OrderBy(module => module.Name, StringComparer.Ordinal)];
    }

    private static ModuleText? TextOf(AdvertisedModule module, IEnumerable<ModuleText> texts)
    {
        var all = texts.ToList();
        return all.Find(text => (text.AnnouncedRevision ?? text.Revision) == module.Revision) ?? (module.Revision is null ? all.LastOrDefault() : null);
    }

    private static string MakeKey(IReadOnlyList<RequestedModule> modules, IReadOnlyList<ModuleText> texts)
    {
        // A text names its module and revision itself; what it is announced as counts only where it says something else.
        var lines = texts.Select(text => Line("text", text.Hash, text.Name, text.AnnouncedRevision))
            .Concat(modules.Select(module => Line("module", [module.Name, module.Revision, .. Features(module)])))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    private static IEnumerable<string> Features(RequestedModule module) =>
        module.Features?.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) ?? Enumerable.Repeat("*", 1);

    // With lengths, so that no name a device makes up can look like two.
    private static string Line(string kind, params IEnumerable<string?> parts) => kind + string.Concat(parts.Select(part => $" {part?.Length ?? -1}:{part}")) + "\n";
}
