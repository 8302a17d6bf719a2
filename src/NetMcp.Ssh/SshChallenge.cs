namespace NetMcp.Ssh;

/// <summary>A round of questions from the server (RFC 4256 section 3.2). All text is the server's and untrusted.</summary>
/// <param name="Name">The challenge's title; often empty.</param>
/// <param name="Instruction">What the server wants to be shown; often empty.</param>
/// <param name="Prompts">The questions; may be none.</param>
public sealed record SshChallenge(string Name, string Instruction, IReadOnlyList<SshPrompt> Prompts);
