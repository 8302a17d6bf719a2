namespace NetMcp.Yang.Syntax;

/// <summary>The text of one module or submodule.</summary>
/// <param name="Name">Its name in diagnostics: a file name, or <c>name@revision</c>.</param>
/// <param name="Text">Its text, decoded from UTF-8 (RFC 7950 section 6).</param>
public sealed record YangSource(string Name, string Text);
