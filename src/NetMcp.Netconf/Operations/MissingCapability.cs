namespace NetMcp.Netconf.Operations;

/// <summary>What a device would need for an operation, and does not announce.</summary>
/// <param name="Capability">The capability URI without its parameters, or the name of the module.</param>
/// <param name="Message">One sentence, for example "This device has no candidate datastore."</param>
public sealed record MissingCapability(string Capability, string Message);
