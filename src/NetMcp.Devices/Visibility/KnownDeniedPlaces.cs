using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Devices.Schemas;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Visibility;

/// <summary>
/// Remembers what deny rules that name nothing come to in each schema, since every read asks; and tells each such rule once in the gateway's log, and each
/// whose module no device that was used has.
/// </summary>
internal sealed class KnownDeniedPlaces(DeviceSchemas schemas, ILogger<KnownDeniedPlaces> logger)
{
    // Rules come from tokens: what is remembered of them must not fill the memory.
    private const int Most = 1000;

    private readonly ConcurrentDictionary<(string RulesId, string SchemaHash), DeniedPlaces> _known = new();
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>What somebody is kept away from in the models of a device.</summary>
    public DeniedPlaces Find(INodeAccess access, YangSchema schema, DeviceName device)
    {
        var key = (access.RulesId, schema.Hash);
        if (!_known.TryGetValue(key, out var places))
        {
            places = new DeniedPlaces(access, schema);
            Tell(access, places, device);
            if (_known.Count >= Most)
            {
                _known.Clear();
            }

            // Rules without a name are nobody else's.
            if (access.RulesId.Length > 0)
            {
                _known[key] = places;
            }
        }

        return places;
    }

    private void Tell(INodeAccess access, DeniedPlaces places, DeviceName device)
    {
        foreach (var rule in places.Rules.Select(rule => rule.ToString()).Where(IsNew))
        {
            VisibilityLog.Misplaced(logger, rule, device);
        }

        var atHand = schemas.AtHand();
        foreach (var rule in access.Denied.Where(rule => rule.Steps.Any(step => atHand.All(shared => shared.Schema.FindModule(step.Module) is not { IsImplemented: true }))))
        {
            if (IsNew(rule.ToString()))
            {
                VisibilityLog.Unknown(logger, rule.ToString());
            }
        }
    }

    private bool IsNew(string rule)
    {
        if (_told.Count >= Most)
        {
            _told.Clear();
        }

        return _told.TryAdd(rule, true);
    }
}
