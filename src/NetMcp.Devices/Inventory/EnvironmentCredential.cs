namespace NetMcp.Devices.Inventory;

/// <summary>A password in an environment variable of the gateway.</summary>
/// <param name="Name">The credential's name.</param>
/// <param name="Variable">The variable's name.</param>
public sealed record EnvironmentCredential(string Name, string Variable) : CredentialEntry(Name);
