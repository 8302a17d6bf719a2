namespace NetMcp.Devices.Inventory;

/// <summary>A password in a file: its first line.</summary>
/// <param name="Name">The credential's name.</param>
/// <param name="Path">The file, as a full path.</param>
public sealed record PasswordFileCredential(string Name, string Path) : CredentialEntry(Name);
