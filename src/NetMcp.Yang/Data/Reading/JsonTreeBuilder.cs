using System.Text.Json;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Reading;

/// <summary>
/// Builds a tree from one JSON document. Methods that take from the reader return false when reading ends; else the reader stands on the
/// last token of what they took.
/// </summary>
internal sealed partial class JsonTreeBuilder(YangSchema schema, DataContext context, DataLimits limits)
{
    private readonly DataPlan _plan = DataPlan.Of(schema);
    private readonly ProblemList _problems = new(limits.MaxProblems);
    private readonly JsonValueNames _names = new(schema);
    private readonly List<DataNode> _roots = [];
    private JsonPosition _position;
    private CancellationToken _cancellationToken;
    private int _count;

    public DataReadResult Read(ReadOnlySpan<byte> utf8, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        var document = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        // A list takes two levels of JSON for one of data; free content may have arrays in arrays besides.
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = 2 * limits.MaxDepth + 2 });
        var place = new Place(null, null, _plan.TopOf(context), false, 0);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Problem(document, ref reader, DataProblemKind.Malformed, null, "A document is a JSON object whose members are the top-level nodes.");
            }
            else if (TakeMembers(document, ref reader, place))
            {
                // The reader throws at anything but white space behind the document.
                reader.Read();
            }
        }
        catch (JsonException exception)
        {
            _problems.Add(new DataProblem(
                DataProblemKind.Malformed, "This is not JSON: " + ParserMessage.Of(exception), "/", (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1));
        }
        catch (InvalidOperationException)
        {
            Problem(document, ref reader, DataProblemKind.Malformed, null, "A string is not text: half a surrogate pair, or bytes that are not UTF-8.");
        }

        var tree = _problems.Fatal is null ? new DataTree(schema, _roots, context) : null;
        return new DataReadResult(tree, _problems.ToImmutable(), _problems.Count);
    }

    /// <summary>Takes the members of an object at whose start the reader stands.</summary>
    private bool TakeMembers(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var first = (place.Node?.ChildList ?? _roots).Count;
        var seen = default(SeenChildren);
        Dictionary<string, JsonMetadata>? metadata = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var start = reader.TokenStartIndex;
            reader.Read();
            var taken = name.StartsWith('@')
                ? TakeMetadata(document, ref reader, place, name, metadata ??= new(StringComparer.Ordinal))
                : TakeMember(document, ref reader, place, name, start, ref seen);
            if (!taken || _problems.Fatal is not null)
            {
                return false;
            }
        }

        return metadata is null || Attach(document, ref reader, place, first, metadata);
    }

    private bool TakeMember(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, string name, long start, ref SeenChildren seen)
    {
        // A namespace that no module of the schema has stands for its module's name, and has colons of its own.
        var colon = name.LastIndexOf(':');
        var module = colon < 0 ? place.Node?.ModuleName : name[..colon];
        var local = name[(colon + 1)..];
        var plan = module is null ? null : place.Children.FindJson(local, module);
        if (plan is null)
        {
            return TakeUnknown(document, ref reader, place, module, local);
        }

        var node = Add(document, plan.Schema, plan.ModuleName, plan.Name, place, start);
        if (!seen.Add(plan.Index))
        {
            Problem(document, ref reader, DataProblemKind.Duplicate, node, "The member is there twice; the second was left out.");
            return Skip(ref reader);
        }

        return plan.Kind switch
        {
            SchemaNodeKind.LeafList or SchemaNodeKind.List => TakeArray(document, ref reader, place, plan, start),
            SchemaNodeKind.Leaf => TakeValue(document, ref reader, place, plan, node),
            SchemaNodeKind.AnyXml => Keep(document, ref reader, place, node) && TakeFree(document, ref reader, place.Below(node, plan, ChildPlans.None, true)),
            SchemaNodeKind.AnyData => TakeObject(document, ref reader, place, plan, node, _plan.Roots),
            _ => TakeObject(document, ref reader, place, plan, node, plan.Children(context.IsOutput)),
        };
    }

    private bool TakeArray(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, NodePlan plan, long start)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            var node = Add(document, plan.Schema, plan.ModuleName, plan.Name, place, start);
            Problem(document, ref reader, DataProblemKind.Misplaced, node, $"A {KindName(plan)} is a JSON array of its entries, also of one; this was left out.");
            return Skip(ref reader);
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var node = Add(document, plan.Schema, plan.ModuleName, plan.Name, place, reader.TokenStartIndex);
            var taken = plan.Kind == SchemaNodeKind.List
                ? TakeObject(document, ref reader, place, plan, node, plan.Children(context.IsOutput))
                : TakeValue(document, ref reader, place, plan, node);
            if (!taken)
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeObject(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, NodePlan plan, DataNode node, ChildPlans children)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return Keep(document, ref reader, place, node)
                && TakeMembers(document, ref reader, place.Below(node, plan, children, plan.Kind == SchemaNodeKind.AnyData));
        }

        Problem(document, ref reader, DataProblemKind.Misplaced, node, $"A {KindName(plan)} is a JSON object; this was left out.");
        return Skip(ref reader);
    }

    private bool TakeValue(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, NodePlan plan, DataNode node)
    {
        if (!JsonScalar.TryTake(ref reader, out var scalar))
        {
            Problem(document, ref reader, DataProblemKind.Misplaced, node, $"A {KindName(plan)} has a string, number, boolean or [null] as its value; this was left out.");
            return Skip(ref reader);
        }

        if (!Keep(document, ref reader, place, node))
        {
            return false;
        }

        _names.LeafModule = plan.ModuleName;
        if (ValueReader.TryRead(plan.Type!, scalar.Text, scalar.Form, _names, out var canonical, out var actual, out var error))
        {
            node.Value = canonical;
            node.ValueType = actual;
            return true;
        }

        node.Value = scalar.Text;
        node.Shape = scalar.Shape;
        Problem(document, ref reader, DataProblemKind.InvalidValue, node, error.Message);
        return true;
    }

    /// <summary>A node that is not in the tree yet: what it came from may turn out to be no instance of it.</summary>
    private DataNode Add(ReadOnlySpan<byte> document, SchemaNode? schemaNode, string module, string name, Place place, long offset) =>
        new(schemaNode, module, name) { Parent = place.Node, Line = _position.Of(document, offset).Line };

    /// <summary>Puts a node into the tree.</summary>
    private bool Keep(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, DataNode node)
    {
        (place.Node?.ChildList ?? _roots).Add(node);
        if (++_count > limits.MaxNodes)
        {
            Problem(document, ref reader, DataProblemKind.TooMany, node, $"More than {limits.MaxNodes} data nodes.");
        }
        else if (place.Depth >= limits.MaxDepth)
        {
            Problem(document, ref reader, DataProblemKind.TooDeep, node, $"Nested deeper than {limits.MaxDepth} nodes.");
        }

        return _problems.Fatal is null;
    }

    private static bool Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return true;
    }

    private static string KindName(NodePlan plan) => plan.Kind switch
    {
        SchemaNodeKind.LeafList => "leaf-list",
        SchemaNodeKind.AnyData => "anydata",
        _ => plan.Kind.ToString().ToLowerInvariant(),
    };

    private void Problem(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, DataProblemKind kind, DataNode? node, string message)
    {
        if (!_problems.HasRoom && kind is DataProblemKind.UnknownNode or DataProblemKind.InvalidValue or DataProblemKind.Misplaced or DataProblemKind.Duplicate or DataProblemKind.BadAnnotation)
        {
            _problems.AddUnkept();
            return;
        }

        var (line, column) = _position.Of(document, reader.TokenStartIndex);
        _problems.Add(new DataProblem(kind, message, node?.InstancePath() ?? "/", line, column));
    }

    /// <summary>An object whose members are taken.</summary>
    /// <param name="Node">The node; null at the top.</param>
    /// <param name="Plan">Its plan; null at the top and where the schema does not know it.</param>
    /// <param name="Children">What may stand in it.</param>
    /// <param name="IsFree">Whether it may hold anything.</param>
    /// <param name="Depth">How many nodes it is below the top.</param>
    private sealed record Place(DataNode? Node, NodePlan? Plan, ChildPlans Children, bool IsFree, int Depth)
    {
        public Place Below(DataNode node, NodePlan? plan, ChildPlans children, bool isFree) => new(node, plan, children, isFree, Depth + 1);
    }
}
