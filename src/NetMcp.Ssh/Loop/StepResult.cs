namespace NetMcp.Ssh.Loop;

/// <summary>What a libssh call came to, once it no longer asked to be repeated.</summary>
/// <param name="Code">The call's return value.</param>
/// <param name="Error">libssh's error text at that moment; raw, for mapping and not for showing.</param>
/// <param name="Alive">Whether the connection still stood.</param>
internal readonly record struct StepResult(int Code, string Error, bool Alive);
