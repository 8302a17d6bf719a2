using FsCheck;
using FsCheck.Fluent;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>Grants and requests by chance, of few words, so that they meet often.</summary>
internal static class GrantGenerator
{
    /// <summary>Every leaf that the rules below can name, and others that they cannot: the key 9, the leaf z and the module o are in no rule.</summary>
    public static readonly string[] Leaves =
        [.. new[] { "b", "c", "z" }.Select(leaf => "/m:a/" + leaf), .. from key in new[] { "1", "2", "9" } from leaf in new[] { "x", "y", "z" } select $"/m:l[k='{key}']/{leaf}", "/n:other", "/o:free"];

    private static readonly string[] Rules = ["/", "/m:a", "/m:a/b", "/m:l", "/m:l[k='1']", "/m:l[k='1']/x", "/m:l/x", "/m:l[k='2']/y", "/n:other"];

    public static Gen<GrantSpec> Grant() =>
        from names in Some("edge-1", "edge-2", "core-1")
        from tags in Some("core", "lab")
        from sites in Some("fra", "ber")
        from tools in Some("*", "network.yang.*", "network.yang.get", "network.ping")
        from operations in Some("read", "measure", "plan", "apply")
        from datastores in Some("running", "candidate", "operational")
        from allow in Some(Rules)
        from deny in Some([.. Rules.Skip(1)])
        from most in Gen.Choose(0, 4)
        select new GrantSpec(names, tags, sites, tools, operations, datastores, allow, deny, most == 0 ? null : most);

    /// <summary>Mostly nothing, else a few: narrow enough to refuse often, and wide enough to allow often.</summary>
    private static Gen<string[]?> Some(params string[] words) =>
        from given in Gen.Choose(0, 4)
        from some in Gen.Elements(words).ListOf(words.Length)
        select given < 3 ? null : some.Distinct().ToArray();

    public static Gen<SpecRequest> Request() =>
        from name in Gen.Elements("edge-1", "core-1", "other")
        from tags in Gen.Elements<string[]>([], ["core"], ["core", "lab"])
        from site in Gen.Elements("fra", "ber")
        from tool in Gen.Elements("network.yang.get", "network.yang.describe", "network.ping")
        from operation in Gen.Elements("read", "measure", "plan", "apply")
        from datastore in Gen.Elements("running", "candidate")
        from path in Gen.Elements([.. Rules, .. Leaves, "/m:l[k='9']"])
        from devices in Gen.Choose(0, 4)
        select new SpecRequest(name, tags, site, tool, operation, datastore, path, devices);
}
