using NetMcp.Yang.Paths;

namespace NetMcp.Yang.Tests.Examples;

/// <summary>Examples of docs/yang-library.md: paths and queries.</summary>
public sealed class PathExamples
{
    [Fact]
    public void Path()
    {
        var schema = ExampleModule.Schema;

        // example: path
        if (!DataPath.TryRead(schema, "/example-switch:ports/port[name='p1']/mtu", out var path, out var error))
        {
            throw new ArgumentException($"at {error.Offset}: {error.Message}");
        }

        NamespacedXPath xpath = path.ToXPath();                 // for <get> with :xpath, with the namespaces of its prefixes
        path.TryToSubtree(out string? filter, out var why);     // for every device, when a subtree filter can say it
        string? restconf = path.ToApiPath();
        // end of example

        Assert.Equal("/example-switch:ports/example-switch:port[example-switch:name='p1']/example-switch:mtu", xpath.Expression);
        Assert.Equal("urn:example:switch", xpath.Namespaces["example-switch"]);
        Assert.Equal("example-switch:ports/port=p1/mtu", restconf);
        Assert.Null(why);
        Assert.Contains("<name>p1</name>", filter, StringComparison.Ordinal);
    }

    [Fact]
    public void DidYouMean()
    {
        var schema = ExampleModule.Schema;

        // example: did-you-mean
        DataPath.TryRead(schema, "/example-switch:ports/prot[name='p1']", out _, out PathError? error);
        // end of example
        const string Expected =
            // example: did-you-mean-output
            """
            /example-switch:ports has no child 'prot'. Did you mean port?
            """;
        // end of example

        Assert.Equal(Expected, error!.Message);
        Assert.Equal("port", error.Suggestions[0]);
    }

    [Fact]
    public void Query()
    {
        var schema = ExampleModule.Schema;

        // example: xpath
        if (!XPathQuery.TryRead(schema, "/example-switch:ports/port[enabled='true' or mtu > 1500]", out var query, out var error))
        {
            throw new ArgumentException($"at {error.Offset}: {error.Message}");
        }

        NamespacedXPath xpath = query.ToXPath();
        bool isPlain = query.TryToSubtree(out var filter, out var why); // false: no subtree filter has "or"; why says so
        // end of example

        Assert.Contains("example-switch:mtu > 1500", xpath.Expression, StringComparison.Ordinal);
        Assert.False(isPlain);
        Assert.Null(filter);
        Assert.NotNull(why);
        Assert.Same(schema.FindModule("example-switch")!.Children[0].Children[0], Assert.Single(query.Targets));
    }
}
