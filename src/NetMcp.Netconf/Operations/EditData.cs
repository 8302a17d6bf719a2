using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>edit-data: edits an NMDA datastore (RFC 8526 section 3.1.2). Errors roll the edit back.</summary>
public sealed record EditData : OkOperation
{
    /// <summary>Which datastore: a writable one.</summary>
    public required NmdaDatastore Datastore { get; init; }

    /// <summary>What to put there: <see cref="ConfigLocation.Inline"/>, or a URL.</summary>
    public required ConfigLocation Config { get; init; }

    /// <summary>default-operation; null for the device's default, merge.</summary>
    public DefaultOperation? DefaultOperation { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        Requires.Nmda(capabilities)
        ?? Datastore switch
        {
            NmdaDatastore.Candidate => Requires.Candidate(capabilities),
            NmdaDatastore.Running => Requires.WritableTarget(capabilities, NetconfDatastore.Running),
            _ => null,
        }
        ?? Requires.Location(capabilities, Config);

    internal override RpcRequest ToRequest()
    {
        if (Config.Datastore is not null)
        {
            throw new InvalidOperationException("edit-data takes a config or a URL (RFC 8526 section 3.1.2).");
        }

        var xml = new OperationXml().Raw("<edit-data xmlns=\"" + NetconfNamespaces.Nmda + "\">").NmdaDatastore(Datastore);
        if (DefaultOperation is { } operation)
        {
            xml.Element("default-operation", OperationWords.Of(operation));
        }

        if (Config.Location is { } url)
        {
            xml.Element("url", url.OriginalString);
        }
        else
        {
            xml.Open("config").Fragment(Config.Config!).Close("config");
        }

        return xml.Close("edit-data").ToRequest("edit-data", isReadOnly: false, Timeout);
    }
}
