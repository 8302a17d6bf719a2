using NetMcp.Yang.Compilation;
using NetMcp.Yang.Data;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.XPath;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Tests.XPath;

/// <summary>A schema and data to evaluate expressions on.</summary>
internal sealed class XPathBed
{
    private readonly IXPathNames _names;

    public XPathBed(string module, string xml)
        : this([module], xml)
    {
    }

    public XPathBed(string[] modules, string xml, bool hasState = true)
    {
        Schema = Compile(modules);
        Data = Read(Schema, xml);
        Tree = new(Schema, Data.Roots, new() { HasState = hasState });
        _names = new Prefixes(Schema);
    }

    public YangSchema Schema { get; }

    public DataTree Data { get; }

    public AccessibleTree Tree { get; }

    public static YangSchema Compile(params string[] modules)
    {
        var sources = modules.ToDictionary(text => text.Split([' ', '\n', '{'], StringSplitOptions.RemoveEmptyEntries)[1], StringComparer.Ordinal);
        var request = new CompileRequest([.. sources.Keys.Select(name => new RequestedModule(name))], new Sources(sources));
        var compilation = YangCompiler.Compile(request);

        // A when that depends on itself is an error, and one that a device may send all the same: evaluating it has to come to an end.
        Assert.DoesNotContain(compilation.Diagnostics, found => found.Severity == DiagnosticSeverity.Error && found.Id != DiagnosticIds.WhenCycle);
        return compilation.Schema;
    }

    public static DataTree Read(YangSchema schema, string xml)
    {
        var read = XmlDataReader.Read(xml, schema);
        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        return read.Tree!;
    }

    /// <summary>The node at a path of names, the first of each name.</summary>
    public DataNode Node(string path)
    {
        DataNode? node = null;
        foreach (var name in path.Split('/'))
        {
            node = (node?.Children ?? Data.Roots).First(child => child.Name == name);
        }

        return node!;
    }

    /// <summary>The value as the string() function gives it.</summary>
    public string Text(string expression, string? context = null, bool seesConfigOnly = false) =>
        ((XPathText)Evaluate($"string({expression})", context, seesConfigOnly)!).Value;

    /// <summary>The names of the nodes, or the values of leafs, in their order.</summary>
    public string Nodes(string expression, string? context = null, bool seesConfigOnly = false) =>
        string.Join(' ', ((XPathNodes)Evaluate(expression, context, seesConfigOnly)!).Items.Select(Show));

    public XPathValue? Evaluate(string expression, string? context = null, bool seesConfigOnly = false, long maxSteps = XPathBudget.DefaultSteps)
    {
        Assert.True(XPathParser.TryParse(expression, _names, out var parsed, out var error), $"{error?.Message} at {error?.Offset}");
        return XPathEvaluator.Evaluate(parsed, Tree, context is null ? null : Node(context), seesConfigOnly, maxSteps);
    }

    private static string Show(XPathItem item) => item switch
    {
        { IsText: true } => $"'{item.Node!.Value}'",
        { Node: null } => "/",
        { Node: { Value: { } value } node } => $"{node.Name}={value}",
        { Node: var node } => node.Name,
    };

    private sealed class Sources(Dictionary<string, string> texts) : IModuleSources
    {
        public YangSource? Find(string name, string? revision) => texts.TryGetValue(name, out var text) ? new(name, text) : null;
    }

    // Names without a prefix are of the first module; a prefix is a module's own.
    private sealed class Prefixes(YangSchema schema) : IXPathNames
    {
        public string? ModuleOf(string? prefix) =>
            schema.Modules.FirstOrDefault(module => prefix is null ? module.Name == "m" : module.Prefix == prefix)?.Name;
    }
}
