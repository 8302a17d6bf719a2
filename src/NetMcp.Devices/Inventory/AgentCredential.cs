namespace NetMcp.Devices.Inventory;

/// <summary>The keys of an ssh-agent.</summary>
/// <param name="Name">The credential's name.</param>
/// <param name="Socket">The agent's socket; null takes SSH_AUTH_SOCK.</param>
public sealed record AgentCredential(string Name, string? Socket) : CredentialEntry(Name);
