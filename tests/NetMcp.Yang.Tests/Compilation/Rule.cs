using NetMcp.Yang.Compilation;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>
/// Holds a small module <c>m</c> against one rule. Texts are given without the module around them, unless they begin with one; other
/// modules and submodules come with their names.
/// </summary>
internal sealed class Rule
{
    private readonly string _version;

    private Rule(string version) => _version = version;

    /// <summary>Modules of RFC 6020.</summary>
    public static Rule Yang1 { get; } = new("");

    /// <summary>Modules of RFC 7950.</summary>
    public static Rule Yang11 { get; } = new("yang-version 1.1; ");

    /// <summary>There is no error, and nothing is left out.</summary>
    public void Accepts(string body, params (string Name, string Text)[] others)
    {
        var compilation = Compile(body, others);

        Assert.Empty(compilation.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        Assert.Empty(compilation.Schema.Degraded);
    }

    /// <summary>There is an error with this id, and the schema says that it is not whole.</summary>
    public void Rejects(string id, string body, params (string Name, string Text)[] others)
    {
        var compilation = Compile(body, others);

        Assert.Contains(id, compilation.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id));
        Assert.NotEmpty(compilation.Schema.Degraded);
    }

    /// <summary>The compilation of <c>m</c>; the others are there to be imported and included.</summary>
    public YangCompilation Compile(string body, params (string Name, string Text)[] others)
    {
        var texts = others.Append(("m", body)).Select(entry => Whole(entry.Item1, entry.Item2)).ToArray();
        return YangCompiler.Compile(new CompileRequest([new("m")], new TextSources(texts)));
    }

    private string Whole(string name, string text) =>
        text.StartsWith("module ", StringComparison.Ordinal) || text.StartsWith("submodule ", StringComparison.Ordinal)
            ? text
            : $"module {name} {{ {_version}namespace \"urn:{name}\"; prefix {name}; {text} }}";
}
