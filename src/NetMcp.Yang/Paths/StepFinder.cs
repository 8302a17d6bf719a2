using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>Finds the data node that a step names, or says what was probably meant.</summary>
/// <param name="schema">The schema.</param>
/// <param name="shows">Which nodes are there; the others are neither found nor named. Null for all.</param>
internal sealed class StepFinder(YangSchema schema, Func<SchemaNode, bool>? shows = null)
{
    /// <summary>Finds a node.</summary>
    /// <param name="parent">The node of the step before; null at the top.</param>
    /// <param name="module">The module's name before the colon, or null.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="offset">Where the step stands, for the error.</param>
    /// <param name="error">Why there is none.</param>
    public SchemaNode? Find(SchemaNode? parent, string? module, string name, int offset, out PathError? error)
    {
        error = null;
        if (module is not null && schema.FindModule(module) is null)
        {
            error = NoModule(module, name, offset);
            return null;
        }

        if (parent is not null)
        {
            var child = Child(parent, module ?? parent.Module.Name, name);
            error = child is null ? NoChild(parent, module, name, offset) : null;
            return child;
        }

        var roots = Roots(module).Where(node => node.Name == name).ToList();
        if (roots.Count == 1)
        {
            return roots[0];
        }

        error = roots.Count > 1 ? Ambiguous(name, roots, offset) : NoRoot(module, name, offset);
        return null;
    }

    /// <summary>The children that a path may go on with: data nodes, and below an operation its input and output.</summary>
    public static IEnumerable<SchemaNode> Children(SchemaNode parent) => parent is OperationNode ? parent.Children : parent.DataChildren();

    private bool Shows(SchemaNode node) => shows is null || shows(node);

    private SchemaNode? Child(SchemaNode parent, string module, string name)
    {
        if (parent is OperationNode operation)
        {
            return name switch { "input" => operation.Input, "output" => operation.Output, _ => null };
        }

        return parent.FindDataChild(module, name) is { } child && Shows(child) ? child : null;
    }

    private IEnumerable<SchemaNode> Roots(string? module) => schema.Modules
        .Where(candidate => candidate.IsImplemented && (module is null || candidate.Name == module))
        .SelectMany(candidate => candidate.Children)
        .SelectMany(node => node.IsDataNode ? [node] : node.DataChildren())
        .Where(Shows);

    private PathError NoModule(string module, string name, int offset)
    {
        if (schema.Degraded.FirstOrDefault(degraded => degraded.Name == module || degraded.Name.StartsWith(module + "@", StringComparison.Ordinal)) is { } broken)
        {
            return new PathError(offset, $"Module {NearNames.Quote(module)} is not in the schema: {broken.Reason}");
        }

        // People know modules by the prefixes that these give themselves.
        var byPrefix = schema.Modules.Where(candidate => candidate.Prefix == module).Select(candidate => candidate.Name).Distinct().ToList();
        var suggestions = byPrefix.Count > 0 ? byPrefix : NearNames.Of(module, schema.Modules.Select(candidate => candidate.Name).Distinct());
        return new PathError(offset, $"There is no module {NearNames.Quote(module)}.{NearNames.Question(suggestions.Select(near => near + ":" + name))}")
        {
            Suggestions = [.. suggestions.Select(near => near + ":" + name)],
        };
    }

    private static PathError Ambiguous(string name, List<SchemaNode> roots, int offset)
    {
        var full = roots.Select(node => node.Module.Name + ":" + name).ToList();
        return new PathError(offset, $"Several modules have {NearNames.Quote(name)} at the top: write {string.Join(" or ", full)}.") { Suggestions = [.. full] };
    }

    private PathError NoRoot(string? module, string name, int offset)
    {
        var near = NearNames.Of(name, Roots(module).Select(node => node.Name).Distinct());
        var named = Roots(module).Where(node => near.Contains(node.Name)).OrderBy(node => near.IndexOf(node.Name)).Select(node => node.PathText()[1..]);
        var suggestions = named.Concat(Elsewhere(null, name)).Take(NearNames.Most).ToList();
        var where = module is null ? "No module has" : module + " has no";
        var implemented = module is not null && schema.FindModule(module) is { IsImplemented: false } ? " It is only imported: the device has no data of it." : "";
        return new PathError(offset, $"{where} {NearNames.Quote(name)} at the top.{implemented}{NearNames.Question(suggestions)}") { Suggestions = [.. suggestions] };
    }

    private PathError NoChild(SchemaNode parent, string? module, string name, int offset)
    {
        var children = Children(parent).Where(Shows).ToList();
        var text = parent.PathText();
        if (children.Count == 0)
        {
            return new PathError(offset, $"{text} is a {parent.Kind.Word()}: nothing is below it.");
        }

        // The name may be right and its module be wrong or missing, or it is a choice or case, which data paths do not have.
        var same = children.Where(child => child.Name == name).Select(child => Relative(child, parent)).ToList();
        if (same.Count == 0 && InChoice(parent, name) is { } choice)
        {
            var inside = choice.DataChildren().Where(Shows).Select(child => Relative(child, parent)).Take(NearNames.Most).ToList();
            return new PathError(offset, $"{NearNames.Quote(name)} is a {choice.Kind.Word()}, which is not in paths: go on with {string.Join(" or ", inside)}.") { Suggestions = [.. inside] };
        }

        var near = same.Count > 0 ? same : NearNames.Of(name, children.Select(child => child.Name).Distinct())
            .SelectMany(close => children.Where(child => child.Name == close)).Select(child => Relative(child, parent)).ToList();
        var suggestions = near.Concat(same.Count > 0 ? [] : Elsewhere(parent, name)).Take(NearNames.Most).ToList();
        var asked = module is null ? name : module + ":" + name;
        return new PathError(offset, $"{text} has no child {NearNames.Quote(asked)}.{NearNames.Question(suggestions)}") { Suggestions = [.. suggestions] };
    }

    private SchemaNode? InChoice(SchemaNode parent, string name) => parent.Children
        .Where(child => child.Kind is SchemaNodeKind.Choice or SchemaNodeKind.Case && (shows is null || child.DataChildren().Any(Shows)))
        .Select(child => child.Name == name ? child : InChoice(child, name))
        .FirstOrDefault(found => found is not null);

    private static string Relative(SchemaNode child, SchemaNode parent) =>
        child.Module.Name == parent.Module.Name ? child.Name : child.Module.Name + ":" + child.Name;

    // The same name at other places: first below the node where the path went wrong, then anywhere; the shortest paths are the likeliest.
    private IEnumerable<string> Elsewhere(SchemaNode? parent, string name)
    {
        var below = parent is null ? [] : NamedNodes.Below(parent, name);
        var anywhere = schema.Modules.Where(module => module.IsImplemented).SelectMany(module => module.Children).SelectMany(root => NamedNodes.Of(root, name));
        return below.Concat(anywhere)
            .Where(node => node.Status == NodeStatus.Current && Shows(node))
            .Take(NamedNodes.MostLookedAt)
            .Select(node => node.PathText())
            .Distinct()
            .OrderByDescending(path => parent is not null && path.StartsWith(parent.PathText() + "/", StringComparison.Ordinal))
            .ThenBy(path => path.Count(c => c == '/'))
            .Take(NearNames.Most);
    }
}
