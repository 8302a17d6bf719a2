namespace NetMcp.Yang.Schema;

/// <summary>An extension statement (RFC 7950 section 7.19).</summary>
/// <param name="Module">The name of the module that defines the extension.</param>
/// <param name="Name">The extension's name.</param>
/// <param name="Argument">Its argument, or null.</param>
public sealed record SchemaExtension(string Module, string Name, string? Argument);
