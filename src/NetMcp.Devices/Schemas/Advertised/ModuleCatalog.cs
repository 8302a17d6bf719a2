using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Filters;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Schemas.Advertised;

/// <summary>
/// The modules that one device announces: those of the hello, and those of its YANG library, which alone names the modules of YANG 1.1
/// (RFC 7950 section 5.6.4). The library is read when it is needed and kept until the device says that it changed.
/// </summary>
internal sealed class ModuleCatalog(SharedModuleLists shared)
{
    // RFC 8525 came with this revision of the module.
    private const string FirstOf2019 = "2019-01-04";

    private readonly ConditionalWeakTable<NetconfSession, string> _helloHashes = [];
    private volatile Kept? _library;
    private volatile WeakReference<NetconfSession>? _refused;

    /// <summary>The modules, in order of name.</summary>
    public async Task<IReadOnlyList<YangModule>> ListAsync(NetconfSession session, CancellationToken cancellationToken)
    {
        var advertised = await AdvertisedAsync(session, cancellationToken).ConfigureAwait(false);
        return [.. advertised.Modules
            .OrderByDescending(module => module.IsImplemented)
            .DistinctBy(module => module.Name, StringComparer.Ordinal)
            .OrderBy(module => module.Name, StringComparer.Ordinal)
            .Select(module => new YangModule(module.Name, module.Revision, module.Namespace) { Features = module.Features ?? [], Deviations = module.Deviations })];
    }

    /// <summary>The modules with all that is said of them; those that only the hello names come behind those of the library.</summary>
    public async Task<AdvertisedModules> AdvertisedAsync(NetconfSession session, CancellationToken cancellationToken)
    {
        var hello = session.Capabilities.Modules.Select(FromHello);
        if (await LoadAsync(session, cancellationToken).ConfigureAwait(false) is not { Content.Modules.Count: > 0 } library)
        {
            return new AdvertisedModules(SchemaSource.Hello, [.. hello]);
        }

        var named = library.Content.Modules.Select(module => module.Name).ToHashSet(StringComparer.Ordinal);
        return new AdvertisedModules(library.Source, [.. library.Content.Modules, .. hello.Where(module => !named.Contains(module.Name))]);
    }

    /// <summary>
    /// A text that is another one when this device's models may have changed. It says nothing about other devices: an id that two of them
    /// share may stand for different modules.
    /// </summary>
    public async Task<string> StampAsync(NetconfSession session, CancellationToken cancellationToken)
    {
        var hello = _helloHashes.GetValue(session, HashHello);
        if (!HasLibrary(session.Capabilities) || session.Capabilities.YangLibraryContentId is not null)
        {
            return hello;
        }

        // The hello does not tell the library's id, so the library is asked, once a session.
        return await LoadAsync(session, cancellationToken).ConfigureAwait(false) is { } library ? hello + "/" + HashLibrary(library.Content) : hello;
    }

    /// <summary>The namespaces for a filter. The library is asked only when the hello does not name all modules that are needed.</summary>
    public async Task<ModuleNamespaces> NamespacesAsync(
        NetconfSession session, IEnumerable<string> needed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, string>(known, StringComparer.Ordinal);
        Add(byName, session.Capabilities.Modules.Select(FromHello));
        if (!needed.All(byName.ContainsKey))
        {
            Add(byName, (await LoadAsync(session, cancellationToken).ConfigureAwait(false))?.Content.Modules ?? []);
        }

        return new ModuleNamespaces(byName);
    }

    /// <summary>Whether the device has get-data. Only a YANG library of version 1.1 can name what the hello does not (RFC 8526 section 2).</summary>
    public async Task<bool> HasNmdaAsync(NetconfSession session, CancellationToken cancellationToken) => session.Capabilities.Nmda ||
        (session.Capabilities.YangLibrary11 && await LoadAsync(session, cancellationToken).ConfigureAwait(false) is { } library &&
            library.Content.Modules.Any(module => module.Name == "ietf-netconf-nmda"));

    private static void Add(Dictionary<string, string> byName, IEnumerable<AdvertisedModule> modules)
    {
        foreach (var module in modules)
        {
            byName.TryAdd(module.Name, module.Namespace);
        }
    }

    private static AdvertisedModule FromHello(ModuleCapability module) =>
        new(module.Name, module.Revision, module.Namespace) { Features = module.Features, Deviations = module.Deviations };

    private static bool HasLibrary(NetconfCapabilities capabilities) => capabilities.YangLibrary || capabilities.FindModule("ietf-yang-library") is not null;

    private static bool Is2019(NetconfCapabilities capabilities) => capabilities.YangLibrary11 ||
        string.CompareOrdinal(capabilities.FindModule("ietf-yang-library")?.Revision, FirstOf2019) >= 0;

    private static string HashHello(NetconfSession session) =>
        Hash(session.Capabilities.All.Select(capability => capability.Text).Order(StringComparer.Ordinal));

    private static string HashLibrary(YangLibrary library) => library.ContentId is { } id ? Hash([id]) : Hash(library.Modules.SelectMany(module =>
        ((string[])[module.Name, module.Revision ?? string.Empty, module.IsImplemented ? "implement" : "import"])
            .Concat(module.Features ?? []).Concat(module.Deviations).Concat(module.Submodules.Select(submodule => submodule.ToString()))));

    private static string Hash(IEnumerable<string> texts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))));

    private async Task<Kept?> LoadAsync(NetconfSession session, CancellationToken cancellationToken)
    {
        var capabilities = session.Capabilities;
        if (!HasLibrary(capabilities) || (_refused?.TryGetTarget(out var refused) == true && refused == session))
        {
            return null;
        }

        // Without a content-id a library is kept for as long as the session it came from.
        var contentId = capabilities.YangLibraryContentId ?? session.SessionId.ToString(CultureInfo.InvariantCulture);
        if (_library is { } kept && kept.Key == contentId)
        {
            return kept;
        }

        var (source, filter) = Is2019(capabilities)
            ? (SchemaSource.YangLibrary, YangLibraryReader.Filter2019)
            : (SchemaSource.ModulesState, YangLibraryReader.Filter2016);
        if (await session.ExecuteAsync(new Get { Filter = NetconfFilter.Subtree(filter) }, cancellationToken).ConfigureAwait(false) is not RpcOutcome<RpcReply>.Success answer)
        {
            // Asking it again on the same session would be answered the same.
            _refused = new WeakReference<NetconfSession>(session);
            return null;
        }

        await using var reply = answer.Value.ConfigureAwait(false);
        if (!answer.Value.HasContent)
        {
            return null;
        }

        var library = await answer.Value.ReadContentAsync(YangLibraryReader.ReadAsync, cancellationToken).ConfigureAwait(false);
        return _library = new Kept(contentId, source, library with { Modules = shared.Of(library.Modules) });
    }

    private sealed record Kept(string Key, SchemaSource Source, YangLibrary Content);
}
