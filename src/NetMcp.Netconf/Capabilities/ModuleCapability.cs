namespace NetMcp.Netconf.Capabilities;

/// <summary>A YANG module announced in a hello (RFC 6020 section 5.6.4).</summary>
/// <param name="Name">module=</param>
/// <param name="Namespace">The URI before the parameters.</param>
/// <param name="Revision">revision=, if given.</param>
public sealed record ModuleCapability(string Name, string Namespace, string? Revision)
{
    /// <summary>features=</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>deviations=: the modules that deviate from this one.</summary>
    public IReadOnlyList<string> Deviations { get; init; } = [];
}
