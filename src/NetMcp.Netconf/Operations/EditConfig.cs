using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>
/// edit-config (RFC 6241 section 7.2). The config carries the operation attributes of its elements
/// (merge, replace, create, delete, remove) in the base namespace.
/// </summary>
public sealed record EditConfig : OkOperation
{
    /// <summary>Which datastore: candidate or running.</summary>
    public required NetconfDatastore Target { get; init; }

    /// <summary>What to put there: <see cref="ConfigLocation.Inline"/>, or a URL (section 8.8.5.1).</summary>
    public required ConfigLocation Config { get; init; }

    /// <summary>default-operation; null for the device's default, merge.</summary>
    public DefaultOperation? DefaultOperation { get; init; }

    /// <summary>test-option; null for the device's default.</summary>
    public TestOption? TestOption { get; init; }

    /// <summary>error-option; null for the device's default, stop-on-error.</summary>
    public ErrorOption? ErrorOption { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        Requires.WritableTarget(capabilities, Target) ?? Requires.Location(capabilities, Config) ?? MissingForOptions(capabilities);

    internal override RpcRequest ToRequest()
    {
        if (Config.Datastore is not null || Target == NetconfDatastore.Startup)
        {
            throw new InvalidOperationException("edit-config takes a config or a URL, to candidate or running (RFC 6241 section 7.2).");
        }

        var xml = new OperationXml().Open("edit-config").Datastore("target", Target);
        if (DefaultOperation is { } defaultOperation)
        {
            xml.Element("default-operation", OperationWords.Of(defaultOperation));
        }

        if (TestOption is { } testOption)
        {
            xml.Element("test-option", OperationWords.Of(testOption));
        }

        if (ErrorOption is { } errorOption)
        {
            xml.Element("error-option", OperationWords.Of(errorOption));
        }

        if (Config.Location is { } url)
        {
            xml.Element("url", url.OriginalString);
        }
        else
        {
            xml.Open("config").Fragment(Config.Config!).Close("config");
        }

        return xml.Close("edit-config").ToRequest("edit-config", isReadOnly: false, Timeout);
    }

    private MissingCapability? MissingForOptions(NetconfCapabilities capabilities)
    {
        if (TestOption is not null && !capabilities.Validate)
        {
            return new MissingCapability(CapabilityNames.Validate11, "This device cannot validate, so it takes no test-option.");
        }

        if (TestOption == Operations.TestOption.TestOnly && !capabilities.Validate11)
        {
            return new MissingCapability(CapabilityNames.Validate11, "This device has no test-only: it has only version 1.0 of validate.");
        }

        return ErrorOption == Operations.ErrorOption.RollbackOnError && !capabilities.RollbackOnError
            ? new MissingCapability(CapabilityNames.RollbackOnError, "This device cannot roll back on an error.")
            : null;
    }
}
