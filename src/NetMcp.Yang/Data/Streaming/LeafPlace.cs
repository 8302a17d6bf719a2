using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>A leaf, leaf-list entry or unknown element with text, while it streams by.</summary>
public readonly ref struct LeafPlace
{
    internal LeafPlace(SchemaNode? schema, string moduleName, IReadOnlyList<string> path)
    {
        Schema = schema;
        ModuleName = moduleName;
        Path = path;
    }

    /// <summary>Its schema node; null when the schema does not know it.</summary>
    public SchemaNode? Schema { get; }

    /// <summary>The module in whose namespace it is; for an unknown namespace that namespace itself.</summary>
    public string ModuleName { get; }

    /// <summary>The names from the top-level node to it. Only good until the call returns.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>Its name.</summary>
    public string Name => Path[^1];
}
