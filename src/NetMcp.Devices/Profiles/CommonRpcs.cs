using System.Collections.Immutable;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Profiles;

/// <summary>The rpcs of the standards that only read, with what they may carry.</summary>
internal static class CommonRpcs
{
    // An absolute path that begins with a name and never leaves what it named: no union, no parent step, no axis. Literals hold anything.
    private const string Path = """/[\p{L}_](?:'[^']*'|"[^"]*"|\.?:?[^|.:'"])*""";

    private const string Identity = @"(?:[\w.-]{1,64}:)?";

    // RFC 6241 section 6.2, and section 8.9.5.1 for XPath.
    private static readonly ReadOnlyArgument Filter = new()
    {
        AnyContent = true,
        Attributes = ImmutableDictionary<string, string>.Empty.Add("type", "subtree|xpath").Add("select", Path),
    };

    // RFC 6243 section 4.5.
    private static readonly ReadOnlyArgument Defaults = ReadOnlyArgument.Text("report-all|report-all-tagged|trim|explicit");

    public static ImmutableArray<ReadOnlyRpc> ReadOnly { get; } =
    [
        new(NetconfNamespaces.Base, "get")
        {
            Arguments = Of(("filter", Filter), ("with-defaults", Defaults)),
            // Without one it fetches all there is, which can be very large and costs the device.
            Needed = [["filter"]],
        },
        new(NetconfNamespaces.Base, "get-config")
        {
            Arguments = Of(
                ("source", ReadOnlyArgument.Empty), ("source/running", ReadOnlyArgument.Empty), ("source/candidate", ReadOnlyArgument.Empty),
                ("source/startup", ReadOnlyArgument.Empty), ("filter", Filter), ("with-defaults", Defaults)),
            Needed = [["source/running", "source/candidate", "source/startup"]],
        },
        // RFC 6022 section 3.1.
        new(NetconfNamespaces.Monitoring, "get-schema")
        {
            Arguments = Of(
                ("identifier", ReadOnlyArgument.Text(@"[A-Za-z_][A-Za-z0-9_.-]{0,255}") with { NamesModule = true }),
                ("version", ReadOnlyArgument.Text(@"[A-Za-z0-9_.-]{0,64}")),
                ("format", ReadOnlyArgument.Text(Identity + "(?:yang|yin|xsd|rng|rnc)"))),
            Needed = [["identifier"]],
        },
        // RFC 8526 section 3.1.1.
        new(NetconfNamespaces.Nmda, "get-data")
        {
            Arguments = Of(
                ("datastore", ReadOnlyArgument.Text(Identity + "(?:running|candidate|startup|intended|operational)")),
                ("subtree-filter", new ReadOnlyArgument { AnyContent = true }), ("xpath-filter", ReadOnlyArgument.Text(Path)),
                ("config-filter", ReadOnlyArgument.Text("true|false")), ("origin-filter", ReadOnlyArgument.Text(@"[\w.:-]{1,128}")),
                ("negated-origin-filter", ReadOnlyArgument.Text(@"[\w.:-]{1,128}")), ("with-origin", ReadOnlyArgument.Empty),
                ("max-depth", ReadOnlyArgument.Text("unbounded|[0-9]{1,5}")), ("with-defaults", Defaults)),
            Needed = [["datastore"], ["subtree-filter", "xpath-filter"]],
        },
    ];

    /// <summary>These and vendor rpcs of one namespace by name, all with the same arguments.</summary>
    public static ImmutableArray<ReadOnlyRpc> And(
        string namespaceUri, ImmutableDictionary<string, ReadOnlyArgument> arguments, params ReadOnlySpan<string> names)
    {
        var rpcs = ReadOnly.ToBuilder();
        foreach (var name in names)
        {
            rpcs.Add(new ReadOnlyRpc(namespaceUri, name) { Arguments = arguments });
        }

        return rpcs.ToImmutable();
    }

    private static ImmutableDictionary<string, ReadOnlyArgument> Of(params (string Path, ReadOnlyArgument Argument)[] arguments) =>
        arguments.ToImmutableDictionary(a => a.Path, a => a.Argument, StringComparer.Ordinal);
}
