namespace NetMcp.Devices.Inventory;

/// <summary>A certificate for HTTPS.</summary>
/// <param name="CertificateFile">The certificate with those above it, in PEM, as a full path.</param>
/// <param name="KeyFile">Its private key, in PEM, as a full path.</param>
public sealed record TlsSettings(string CertificateFile, string KeyFile);
