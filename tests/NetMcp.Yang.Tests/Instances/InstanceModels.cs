using NetMcp.TestKit;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>Modules that documents are made of, compiled here and given to yanglint, imports implemented in both.</summary>
internal sealed class InstanceModels
{
    private InstanceModels(params string[] modules)
    {
        Files = [.. modules.Select(FileOf)];
        SearchFolders = YangCorpus.SearchFoldersFor(Files[0]);
        Schema = YangCompiler.Compile(new CompileRequest([.. modules.Select(name => new RequestedModule(name))], new Sources()) { ImplementImports = true }).Schema;
    }

    public static InstanceModels Ietf { get; } = new(
        "ietf-interfaces", "iana-if-type", "ietf-ip", "ietf-routing", "ietf-ipv4-unicast-routing", "ietf-ipv6-unicast-routing", "ietf-system", "ietf-netconf-acm",
        "ietf-access-control-list", "ietf-network", "ietf-network-topology");

    public static InstanceModels OpenConfig { get; } = new("openconfig-interfaces", "openconfig-bgp", "openconfig-network-instance");

    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<string> SearchFolders { get; }

    public YangSchema Schema { get; }

    private static string FileOf(string module) =>
        YangCorpus.All.Where(file => CorpusSources.NameOf(file) == module).OrderByDescending(CorpusSources.RevisionOf, StringComparer.Ordinal).First();

    // libyang has these two built in, in this revision, and binds every import of them to it.
    private sealed class Sources : IModuleSources
    {
        public YangSource? Find(string name, string? revision) =>
            CorpusSources.All.Find(name, name is "ietf-inet-types" or "ietf-yang-types" ? "2013-07-15" : revision);
    }
}
