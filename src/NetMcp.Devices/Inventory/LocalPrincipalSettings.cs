namespace NetMcp.Devices.Inventory;

/// <summary>The principal of standard input and output: who starts the gateway there has its rights already, so it is named and not asked.</summary>
public sealed record LocalPrincipalSettings
{
    /// <summary>Its name for journals; null for the name of the operating system's user.</summary>
    public string? Name { get; init; }

    /// <summary>What it may do; null for everything but to approve.</summary>
    public GrantText? Grant { get; init; }
}
