using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Trees;

/// <summary>
/// Tree diagrams as RFC 8340 has them, lines ended by a line feed.
/// <example>
/// <code>
/// using var text = new StringWriter();
/// TreeDiagram.Write(text, schema, schema.FindModule("example-switch")!, new TreeOptions { Depth = 3 });
/// </code>
/// </example>
/// </summary>
public static class TreeDiagram
{
    private const string Margin = "  ";
    private const string SectionMargin = "    ";

    /// <summary>Writes the diagram of a module: its data, what it adds to others, rpcs, notifications, structures.</summary>
    /// <param name="output">Gets the text; it is not flushed.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="module">The module, of this schema.</param>
    /// <param name="options">How much is shown; null for everything.</param>
    public static void Write(TextWriter output, YangSchema schema, YangModule module, TreeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(module);
        options ??= TreeOptions.Default;
        var text = new TreeText(output, options.MaxLines);
        text.Heading("module: " + module.Name, emptyLineBefore: true);
        var items = new CompiledItems(module, TreePlace.Datastore);
        text.Items(items.Of(module.Children.Where(IsData), options.Depth), Margin);
        WriteAugments(text, schema, module, options);
        WriteSection(text, "rpcs:", items.Of(module.Children.Where(node => node.Kind == SchemaNodeKind.Rpc), options.Depth));
        WriteSection(text, "notifications:", items.Of(module.Children.Where(node => node.Kind == SchemaNodeKind.Notification), options.Depth));
        WriteTemplates(text, module, options);
    }

    /// <summary>Writes the diagram of one node and what is below it.</summary>
    /// <param name="output">Gets the text; it is not flushed.</param>
    /// <param name="node">The node.</param>
    /// <param name="options">How much is shown; null for everything.</param>
    public static void Write(TextWriter output, SchemaNode node, TreeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(node);
        options ??= TreeOptions.Default;
        var text = new TreeText(output, options.MaxLines);
        text.Heading("module: " + node.Module.Name, emptyLineBefore: false);
        text.Items(new CompiledItems(node.Module, PlaceOf(node.Parent), options.Shows).Of([node], options.Depth), Margin);
    }

    private static bool IsData(SchemaNode node) => node.Kind is not (SchemaNodeKind.Rpc or SchemaNodeKind.Notification);

    private static TreePlace PlaceOf(SchemaNode? node)
    {
        var place = TreePlace.Datastore;
        for (; node is not null && place == TreePlace.Datastore; node = node.Parent)
        {
            place = TreePlaces.Below(node.Kind, place);
        }

        return place;
    }

    private static void WriteAugments(TreeText text, YangSchema schema, YangModule module, TreeOptions options)
    {
        if (options.Written.Count == 0)
        {
            var sections = SchemaAugments.Of(schema, module)
                .Select(augment => (SchemaAugments.Path(augment.Target), new CompiledItems(module, PlaceOf(augment.Target)).Of(augment.Added, options.Depth)));
            WriteSections(text, "augment ", sections);
            return;
        }

        var written = options.Written
            .SelectMany(root => root.FindAll("augment").Select(augment => (Root: root, Augment: augment)))
            .Where(found => !WrittenAugment.IsOfItself(found.Root, found.Augment))
            .Select(found => (found.Augment.Argument ?? "", WrittenItems.Of(found.Augment, WrittenAugment.Above(schema, found.Root, found.Augment))));
        WriteSections(text, "augment ", written);
    }

    private static void WriteTemplates(TreeText text, YangModule module, TreeOptions options)
    {
        WriteSections(text, "yang-data ", Of(isStructure: false, TreePlace.Unknown));
        WriteSections(text, "structure ", Of(isStructure: true, TreePlace.Structure));

        IEnumerable<(string, IReadOnlyList<TreeItem>)> Of(bool isStructure, TreePlace place) =>
            module.Templates.Where(template => template.IsStructure == isStructure)
                .Select(template => (template.Name, new CompiledItems(module, place).Of(template.Children, options.Depth)));
    }

    private static void WriteSections(TreeText text, string keyword, IEnumerable<(string Name, IReadOnlyList<TreeItem> Items)> sections)
    {
        var isFirst = true;
        foreach (var (name, items) in sections)
        {
            text.Heading(Margin + keyword + name + ":", emptyLineBefore: isFirst);
            text.Items(items, SectionMargin);
            isFirst = false;
        }
    }

    private static void WriteSection(TreeText text, string heading, IReadOnlyList<TreeItem> items)
    {
        if (items.Count > 0)
        {
            text.Heading(Margin + heading, emptyLineBefore: true);
            text.Items(items, SectionMargin);
        }
    }
}
