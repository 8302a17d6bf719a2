using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Netconf.Operations;

namespace NetMcp.Devices.Reading;

/// <summary>How a read is put to a device.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Mixed">Whether its answer mixes configuration and state.</param>
internal sealed record ReadPlan(ReplyOperation Operation, bool Mixed)
{
    /// <summary>Chooses the operation for a datastore: the configuration ones by get-config, the others by get-data where NMDA is there.</summary>
    public static Outcome<ReadPlan> Make(DeviceName device, DeviceReadRequest request, NetconfFilter? filter, bool nmda)
    {
        var defaults = request.WithDefaults is { } mode ? Translate(mode) : (WithDefaultsMode?)null;
        return request.Datastore switch
        {
            Datastore.Running => Configuration(NetconfDatastore.Running),
            Datastore.Candidate => Configuration(NetconfDatastore.Candidate),
            Datastore.Startup => Configuration(NetconfDatastore.Startup),
            Datastore.Operational when nmda => Nmda(NmdaDatastore.Operational),
            Datastore.Intended when nmda => Nmda(NmdaDatastore.Intended),
            Datastore.Operational => new ReadPlan(new Get { Filter = filter, WithDefaults = defaults }, true),
            _ => new Failure(FailureCode.NotSupported, $"{device} has no {request.Datastore.ToString().ToLowerInvariant()} datastore (no NMDA, RFC 8342); read running instead.") { Device = device },
        };

        ReadPlan Nmda(NmdaDatastore source) => new(
            new GetData
            {
                Datastore = source,
                Filter = filter,
                WithDefaults = defaults,
                IsKnownToBeThere = true,
                ConfigFilter = request.Content switch { DataContent.Config => true, DataContent.State => false, _ => null },
                // Counted from the nodes that the filter selects (RFC 8526 section 3.1.1): clear for an XPath only. One more, for the keys of the last level.
                // Where nodes are hidden, what is below that level may be all that is to be seen of a container on it.
                MaxDepth = request.Nodes is null && filter is { IsXPath: true } && request.Depth is { } depth && depth < ushort.MaxValue ? depth + 1 : null,
            },
            false);

        ReadPlan Configuration(NetconfDatastore source) => new(new GetConfig { Source = source, Filter = filter, WithDefaults = defaults }, false);
    }

    private static WithDefaultsMode Translate(WithDefaults mode) => mode switch
    {
        WithDefaults.ReportAll => WithDefaultsMode.ReportAll,
        WithDefaults.ReportAllTagged => WithDefaultsMode.ReportAllTagged,
        WithDefaults.Trim => WithDefaultsMode.Trim,
        _ => WithDefaultsMode.Explicit,
    };
}
