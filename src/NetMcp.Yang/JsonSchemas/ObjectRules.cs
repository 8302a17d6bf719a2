using System.Text.Json.Nodes;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>What must and must not stand together in an object: mandatory nodes, keys, and the cases of choices.</summary>
/// <param name="parent">The schema node of the object.</param>
/// <param name="isMember">Which data nodes are members.</param>
internal sealed class ObjectRules(SchemaNode parent, Func<SchemaNode, bool> isMember)
{
    private readonly JsonArray _required = [];
    private readonly JsonArray _all = [];
    private readonly JsonObject _dependent = [];

    /// <summary>Adds the rules to the schema of the object.</summary>
    public void Write(JsonObject schema)
    {
        foreach (var child in parent.Children)
        {
            if (child is ChoiceNode choice)
            {
                Choice(choice, choice.Mandatory && choice.Whens.IsEmpty);
            }
            else if (isMember(child) && IsRequired(child))
            {
                _required.Add(Name(child));
            }
        }

        AddTo(schema, "required", _required);
        AddTo(schema, "allOf", _all);
        if (_dependent.Count > 0)
        {
            schema["dependentRequired"] = _dependent;
        }
    }

    // RFC 7950 section 3, "mandatory node"; with a when it is mandatory only where that holds, which no schema can tell.
    // State below configuration may be missing: what an agent writes holds none.
    private bool IsRequired(SchemaNode node) => node.Whens.IsEmpty && (node.IsConfig || node.DataParent() is not { IsConfig: true }) && node switch
    {
        LeafNode { IsKey: true } => true,
        ContainerNode { Presence: null } => node.Children.Any(child => isMember(child) && IsRequired(child)),
        ChoiceNode or OperationNode => false,
        _ => node.IsMandatory,
    };

    // At most one case is there (RFC 7950 section 7.9), and one if the choice is mandatory (section 7.9.4). A case is there when any of its nodes is.
    private void Choice(ChoiceNode choice, bool isMandatory)
    {
        var cases = choice.Children.Select(Members).Where(members => members.Count > 0).ToList();
        if (cases.Count > 1 || (isMandatory && cases.Count > 0))
        {
            var alternatives = new JsonArray([.. cases.Select(members => (JsonNode)AnyOf(members))]);
            if (!isMandatory)
            {
                alternatives.Add((JsonNode)new JsonObject { ["not"] = AnyOf([.. cases.SelectMany(members => members)]) });
            }

            _all.Add((JsonNode)new JsonObject { ["oneOf"] = alternatives });
        }

        foreach (var side in choice.Children)
        {
            Case(side);
        }
    }

    // What is mandatory in a case is so when the case is there (RFC 7950 section 7.6.5).
    private void Case(SchemaNode side)
    {
        var members = Members(side);
        var mandatory = side.Children.Where(child => isMember(child) && child is not ChoiceNode && IsRequired(child)).Select(Name).ToList();
        foreach (var member in mandatory.Count == 0 ? [] : members)
        {
            if (mandatory.Where(name => name != member).Select(name => (JsonNode)JsonValue.Create(name)).ToArray() is { Length: > 0 } others)
            {
                _dependent[member] = new JsonArray(others);
            }
        }

        foreach (var choice in side.Children.OfType<ChoiceNode>())
        {
            // Inside of a case a choice is mandatory only if the case is there; that it is exclusive holds always.
            Choice(choice, isMandatory: false);
        }
    }

    private List<string> Members(SchemaNode side) => [.. side.DataChildren().Where(isMember).Select(Name)];

    private string Name(SchemaNode node) => NodeSchemas.MemberName(node, parent);

    private static JsonObject AnyOf(IReadOnlyList<string> names) => names is [var only]
        ? Required(only)
        : new JsonObject { ["anyOf"] = new JsonArray([.. names.Select(name => (JsonNode)Required(name))]) };

    private static JsonObject Required(string name) => new() { ["required"] = new JsonArray((JsonNode)JsonValue.Create(name)) };

    private static void AddTo(JsonObject schema, string keyword, JsonArray values)
    {
        if (values.Count > 0)
        {
            schema[keyword] = values;
        }
    }
}
