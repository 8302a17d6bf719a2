using System.Text;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Plans;

/// <summary>A data node's schema node with what its encodings need at hand.</summary>
internal sealed class NodePlan
{
    private static int _count;

    private ChildPlans? _children;
    private ChildPlans? _output;
    private NodePlan? _likelyNext;

    public NodePlan(SchemaNode schema, int index)
    {
        Schema = schema;
        Index = index;
        Number = Interlocked.Increment(ref _count);
        Kind = schema.Kind;
        Name = schema.Name;
        ModuleName = schema.Module.Name;
        Namespace = schema.Module.Namespace;
        var type = schema switch { LeafNode leaf => leaf.Type, LeafListNode leafList => leafList.Type, _ => null };
        Type = type;
        Form = type is null ? LeafForm.None : LeafForms.Of(type);
        IsKey = schema is LeafNode { IsKey: true };

        // Identifiers are letters, digits, '_', '-' and '.' (RFC 7950 section 6.2): nothing in them has to be escaped.
        SimpleMember = Encoding.UTF8.GetBytes($"\"{Name}\":");
        QualifiedMember = Encoding.UTF8.GetBytes($"\"{ModuleName}:{Name}\":");
    }

    public SchemaNode Schema { get; }

    /// <summary>Its place among its siblings.</summary>
    public int Index { get; }

    /// <summary>A number of its own, to be spread over small tables by.</summary>
    public int Number { get; }

    public SchemaNodeKind Kind { get; }

    public string Name { get; }

    public string ModuleName { get; }

    public string Namespace { get; }

    /// <summary>The declared type of a leaf or leaf-list.</summary>
    public YangType? Type { get; }

    public LeafForm Form { get; }

    public bool IsKey { get; }

    /// <summary>Whether its instances are entries of a JSON array (RFC 7951 sections 5.3 and 5.4).</summary>
    public bool IsArray => Kind is SchemaNodeKind.List or SchemaNodeKind.LeafList;

    public bool IsLeaf => Kind is SchemaNodeKind.Leaf or SchemaNodeKind.LeafList;

    public bool IsAny => Kind is SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml;

    /// <summary>The member name with quotes and colon, in the simple form.</summary>
    public byte[] SimpleMember { get; }

    /// <summary>The member name with quotes and colon, in the namespace-qualified form.</summary>
    public byte[] QualifiedMember { get; }

    /// <summary>The next plan of the same name in another module.</summary>
    public NodePlan? SameName { get; set; }

    /// <summary>
    /// Which sibling followed it last, in any document: devices write their nodes in one order. Only a guess that saves a look-up, so it
    /// does not matter which of several threads wrote it.
    /// </summary>
    public NodePlan? LikelyNext
    {
        get => Volatile.Read(ref _likelyNext);
        set => Volatile.Write(ref _likelyNext, value);
    }

    /// <summary>Whether an XML element is one of these.</summary>
    public bool Is(string name, string @namespace) =>
        string.Equals(Name, name, StringComparison.Ordinal) && string.Equals(Namespace, @namespace, StringComparison.Ordinal);

    /// <summary>What may stand below it; of an operation its output or input.</summary>
    public ChildPlans Children(bool output) => Schema is not OperationNode operation
        ? Make(ref _children, Schema)
        : output ? Make(ref _output, operation.Output) : Make(ref _children, operation.Input);

    // Two threads may both make it; either is as good.
    private static ChildPlans Make(ref ChildPlans? plans, SchemaNode parent) =>
        Volatile.Read(ref plans) ?? Interlocked.CompareExchange(ref plans, new ChildPlans(parent.Children), null) ?? plans;
}
