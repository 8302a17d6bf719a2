namespace NetMcp.Ssh;

/// <summary>One question of a keyboard-interactive challenge (RFC 4256 section 3.2).</summary>
/// <param name="Text">The server's words; untrusted.</param>
/// <param name="Echo">Whether the answer may be seen while it is typed; false for a secret.</param>
public sealed record SshPrompt(string Text, bool Echo);
