using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Schemas.Advertised;
using NetMcp.Devices.Schemas.Caching;
using NetMcp.Devices.Schemas.Compiling;
using NetMcp.Devices.Schemas.Fetching;
using NetMcp.Devices.Sessions;

namespace NetMcp.Devices.Schemas;

/// <summary>Comes by the schema of one device: from the index on disk if that still holds, else from the device; then compiled.</summary>
internal sealed class SchemaAcquisition(
    DeviceCalls calls, ModuleStore store, DeviceIndex index, CompiledSchemas compiled, SchemaLimits limits, ILogger<SchemaAcquisition> logger)
{
    /// <summary>The schema with what is to be remembered of it, or why there is none.</summary>
    /// <param name="device">The device.</param>
    /// <param name="stamp">The device's stamp now.</param>
    /// <param name="cancellationToken">Ends it all; no caller's.</param>
    public async Task<Outcome<(KnownSchema Known, DeviceSchema Schema)>> RunAsync(Device device, string stamp, CancellationToken cancellationToken)
    {
        var entry = device.Sessions.Entry;
        var folder = entry.YangFolder is { } path ? ModuleFolder.Open(path, limits) : null;
        // An entry that points elsewhere now, or a folder with other files in it, is another device as far as models go.
        var whole = $"{entry.Address}:{entry.Port}/{folder?.Fingerprint}/{stamp}";
        var contents = new Dictionary<string, string>(StringComparer.Ordinal);
        var set = await index.FindAsync(entry.Name, cancellationToken).ConfigureAwait(false);
        if (set?.Stamp != whole || !set.IsComplete || !await TryLoadAsync(set, contents, cancellationToken).ConfigureAwait(false))
        {
            var fetched = await FetchAsync(device, folder, whole, set?.Stamp == whole ? set : null, cancellationToken).ConfigureAwait(false);
            if (!fetched.TryGet(out var got, out var failure))
            {
                return failure;
            }

            (set, contents) = got;
        }

        if (set.Texts.Count == 0)
        {
            return NoModules(entry.Name, set);
        }

        var inputs = new SchemaInputs(set);
        try
        {
            var known = new KnownSchema(inputs.Key, set.Source, set.Problems);
            var schema = known.With(await compiled.GetAsync(inputs, contents).WaitAsync(cancellationToken).ConfigureAwait(false));
            logger.SchemaReady(entry.Name.Value, schema.Schema.Modules.Length, schema.Source, schema.Degraded.Count);
            return (known, schema);
        }
        catch (TimeoutException)
        {
            return new Failure(FailureCode.LimitExceeded, $"The models of {entry.Name} take longer to compile than is allowed.") { Device = entry.Name };
        }
    }

    private static Failure NoModules(DeviceName device, ModuleSet set) => new(
        FailureCode.NotSupported,
        set.Modules.Count == 0
            ? $"{device} does not say which YANG modules it has; a 'yang_folder' in its inventory entry can."
            : $"{device} gives out none of its YANG modules; a 'yang_folder' in its inventory entry can.")
    {
        Device = device,
    };

    /// <summary>Reads the texts of a set, unless the schema is in memory and nobody needs them; false when one of them is gone.</summary>
    private async Task<bool> TryLoadAsync(ModuleSet set, Dictionary<string, string> contents, CancellationToken cancellationToken)
    {
        var inputs = new SchemaInputs(set);
        if (compiled.Find(inputs.Key) is not null)
        {
            return true;
        }

        foreach (var hash in inputs.Hashes)
        {
            if (await store.FindAsync(hash, cancellationToken).ConfigureAwait(false) is not { } text)
            {
                return false;
            }

            contents[hash] = text;
        }

        return true;
    }

    private async Task<Outcome<(ModuleSet Set, Dictionary<string, string> Contents)>> FetchAsync(
        Device device, ModuleFolder? folder, string stamp, ModuleSet? earlier, CancellationToken cancellationToken)
    {
        var profile = device.Sessions.Profile;
        var fetch = new ModuleFetch(folder, limits, profile?.WithheldModules) { Gathered = source => store.KeepAsync(source, cancellationToken) };
        if (earlier is not null)
        {
            var kept = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var hash in earlier.Texts.Select(text => text.Hash))
            {
                if (await store.FindAsync(hash, cancellationToken).ConfigureAwait(false) is { } text)
                {
                    kept[hash] = text;
                }
            }

            fetch.Resume(earlier, kept);
        }

        var name = device.Sessions.Entry.Name;
        var outcome = await calls.RunAsync(device, async (lease, token) =>
        {
            var advertised = await device.Modules.AdvertisedAsync(lease.Session, token).ConfigureAwait(false);
            if (advertised.Modules.Count == 0 && folder is not null)
            {
                advertised = new AdvertisedModules(SchemaSource.Folder, [.. folder.Names.Select(module => new AdvertisedModule(module, null, string.Empty) { Features = null })]);
            }

            await fetch.RunAsync(lease.Session, advertised, token).ConfigureAwait(false);
            return (Outcome<bool>)true;
        }, cancellationToken).ConfigureAwait(false);

        var set = fetch.Result(stamp, outcome.IsSuccess);
        await index.KeepAsync(name, set, cancellationToken).ConfigureAwait(false);
        return outcome.Failure is { } failure ? failure : (set, fetch.Contents);
    }
}
