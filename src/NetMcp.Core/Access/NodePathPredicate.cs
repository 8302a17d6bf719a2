namespace NetMcp.Core.Access;

/// <summary>The value of a key: <c>[name='eth0']</c>.</summary>
/// <param name="Module">The module of the key leaf.</param>
/// <param name="Name">The key leaf, or <c>.</c> for the entry of a leaf-list.</param>
/// <param name="Value">The value in canonical form (RFC 7950 section 9.1).</param>
public sealed record NodePathPredicate(string Module, string Name, string Value);
