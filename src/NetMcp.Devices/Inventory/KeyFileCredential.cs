namespace NetMcp.Devices.Inventory;

/// <summary>A private key in a file.</summary>
/// <param name="Name">The credential's name.</param>
/// <param name="Path">The key file, as a full path.</param>
/// <param name="PassphraseFile">A file whose first line is the key's passphrase, as a full path.</param>
/// <param name="PassphraseVariable">An environment variable that holds the key's passphrase.</param>
public sealed record KeyFileCredential(string Name, string Path, string? PassphraseFile, string? PassphraseVariable) : CredentialEntry(Name);
