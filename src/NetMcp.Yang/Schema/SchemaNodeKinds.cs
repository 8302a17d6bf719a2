namespace NetMcp.Yang.Schema;

/// <summary>The kinds as YANG writes them.</summary>
public static class SchemaNodeKinds
{
    /// <summary>The keyword, for example <c>leaf-list</c> (RFC 7950 section 14).</summary>
    public static string Word(this SchemaNodeKind kind) => kind == SchemaNodeKind.LeafList ? "leaf-list" : kind.ToString().ToLowerInvariant();
}
