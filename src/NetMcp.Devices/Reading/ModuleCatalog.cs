using NetMcp.Core.Devices;
using NetMcp.Devices.Filters;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Reading;

/// <summary>
/// The modules of one device: those of the hello, and those of its YANG library, which alone names the modules of YANG 1.1
/// (RFC 7950 section 5.6.4). The library is read when it is needed and kept until the device says that it changed.
/// </summary>
internal sealed class ModuleCatalog
{
    private volatile Library? _library;

    /// <summary>The modules, in order of name.</summary>
    public async Task<IReadOnlyList<YangModule>> ListAsync(NetconfSession session, CancellationToken cancellationToken)
    {
        var hello = session.Capabilities.Modules.Select(FromHello);
        var library = await LoadAsync(session, cancellationToken).ConfigureAwait(false);
        return [.. library.Concat(hello).DistinctBy(m => m.Name, StringComparer.Ordinal).OrderBy(m => m.Name, StringComparer.Ordinal)];
    }

    /// <summary>The namespaces for a filter. The library is asked only when the hello does not name all modules that are needed.</summary>
    public async Task<ModuleNamespaces> NamespacesAsync(
        NetconfSession session, IEnumerable<string> needed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, string>(known, StringComparer.Ordinal);
        Add(byName, session.Capabilities.Modules.Select(FromHello));
        if (!needed.All(byName.ContainsKey))
        {
            Add(byName, await LoadAsync(session, cancellationToken).ConfigureAwait(false));
        }

        return new ModuleNamespaces(byName);
    }

    /// <summary>Whether the device has get-data. Only a YANG library of version 1.1 can name what the hello does not (RFC 8526 section 2).</summary>
    public async Task<bool> HasNmdaAsync(NetconfSession session, CancellationToken cancellationToken) => session.Capabilities.Nmda ||
        (session.Capabilities.YangLibrary11 && (await LoadAsync(session, cancellationToken).ConfigureAwait(false)).Any(module => module.Name == "ietf-netconf-nmda"));

    private static void Add(Dictionary<string, string> byName, IEnumerable<YangModule> modules)
    {
        foreach (var module in modules)
        {
            byName.TryAdd(module.Name, module.Namespace);
        }
    }

    private static YangModule FromHello(ModuleCapability module) =>
        new(module.Name, module.Revision, module.Namespace) { Features = module.Features, Deviations = module.Deviations };

    private async Task<IReadOnlyList<YangModule>> LoadAsync(NetconfSession session, CancellationToken cancellationToken)
    {
        var capabilities = session.Capabilities;
        if (!capabilities.YangLibrary && capabilities.FindModule("ietf-yang-library") is null)
        {
            return [];
        }

        // Without a content-id a library is kept for as long as the session it came from.
        var contentId = capabilities.YangLibraryContentId ?? session.SessionId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (_library is { } kept && kept.ContentId == contentId)
        {
            return kept.Modules;
        }

        var filter = NetconfFilter.Subtree(capabilities.YangLibrary11 ? YangLibraryReader.Filter2019 : YangLibraryReader.Filter2016);
        if (await session.ExecuteAsync(new Get { Filter = filter }, cancellationToken).ConfigureAwait(false) is not RpcOutcome<RpcReply>.Success answer)
        {
            return [];
        }

        await using var reply = answer.Value.ConfigureAwait(false);
        if (!answer.Value.HasContent)
        {
            return [];
        }

        var modules = await answer.Value.ReadContentAsync(YangLibraryReader.ReadAsync, cancellationToken).ConfigureAwait(false);
        _library = new Library(contentId, modules);
        return modules;
    }

    private sealed record Library(string ContentId, IReadOnlyList<YangModule> Modules);
}
