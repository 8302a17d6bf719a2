namespace NetMcp.Server.Approvals;

/// <summary>Where requests for approval are announced.</summary>
/// <param name="Url">The URL of the configuration.</param>
/// <param name="SecretFile">The file of the key; read anew for each announcement, so that it can be replaced.</param>
/// <param name="Link">The gateway's address as people reach it; null for none.</param>
internal sealed record WebhookOptions(Uri Url, string SecretFile, Uri? Link);
