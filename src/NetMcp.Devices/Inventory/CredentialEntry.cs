namespace NetMcp.Devices.Inventory;

/// <summary>Where a secret is to be found. The secret itself is never here; it is read at the moment of a login.</summary>
/// <param name="Name">The credential's name in the configuration.</param>
public abstract record CredentialEntry(string Name);
