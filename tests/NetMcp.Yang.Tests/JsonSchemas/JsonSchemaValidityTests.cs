using System.Text.Json.Nodes;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Data;
using NetMcp.Yang.JsonSchemas;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Tests.Corpus;
using NetMcp.Yang.Tests.Instances;
using NetMcp.Yang.Validation;

namespace NetMcp.Yang.Tests.JsonSchemas;

/// <summary>Another validator takes our schemas for JSON Schema 2020-12, and finds by them what we find.</summary>
[Collection(nameof(CorpusCollection))]
public sealed class JsonSchemaValidityTests
{
    private static readonly JsonSchemaOptions Whole = new() { MaxNodes = int.MaxValue };

    private static readonly string Good =
        """
        {"name":"eth0","index":7,"enabled":true,"mtu":1500,"kind":"sample-net:ethernet","load":50,"speed":"10.25","tag":["a","b"],"pairs":2,"gauge":3,
         "statistics":{"in-octets":"18446744073709551615"},"extra":{"anything":[1]},"sample-ip:ipv4":{"address":[{"ip":"1.2.3.4","origin":"dhcp"}]}}
        """;

    private const string Wrong =
        """
        name "ethernet0000000000"
        name "0eth"
        name missing
        index 0
        index "7"
        enabled "true"
        mtu 65536
        mtu 1500.5
        kind "sample-net:kind"
        load 101
        speed 10.25
        speed "10.255"
        tag ["a","a"]
        tag ["a","b","c","d","e"]
        gauge missing
        fibre {}
        statistics {"in-octets":1}
        extra 1
        sample-ip:ipv4 {"address":[{"origin":"dhcp"}]}
        sample-ip:ipv4 {"address":[{"ip":"1.2.3.4","origin":"other"}]}
        ipv4 {}
        no-such 1
        """;

    [RequiresFact(Prerequisite.NodePackages)]
    public async Task Schema_OfEveryNodeOfTheSamples_IsJsonSchema()
    {
        JsonSchemaOptions[] ways = [Whole, new() { Depth = 0 }, new() { Depth = 2, IncludeState = false }, new() { MaxNodes = 5, DescriptionCharacters = 0, MaxIdentities = 1 }];
        var schemas = SampleModules.Schema.Modules.SelectMany(module => All(module.Children)).Where(IsData)
            .SelectMany(node => ways.Select(way => (JsonSchemaWriter.Write(node, way), Array.Empty<JsonObject>()))).ToArray();

        Assert.Equal(schemas.Length, (await Ajv.JudgeAsync(schemas)).Count);
    }

    [RequiresTheory(Prerequisite.NodePackages | Prerequisite.YangCorpus)]
    [InlineData("ietf-interfaces", "ietf-ip", "ietf-routing", "ietf-ipv4-unicast-routing", "ietf-access-control-list", "ietf-netconf-acm", "ietf-system", "ietf-keystore", "ietf-l3vpn-ntw")]
    [InlineData("openconfig-interfaces", "openconfig-bgp", "openconfig-acl", "openconfig-platform", "openconfig-system", "openconfig-network-instance")]
    public async Task Schema_OfNodesOfPublishedModules_IsJsonSchema(params string[] modules)
    {
        var schemas = CorpusSources.Compile(modules).Modules.Where(module => module.IsImplemented).SelectMany(module => module.Children).Where(IsData)
            .Select(node => (JsonSchemaWriter.Write(node), Array.Empty<JsonObject>())).ToArray();

        Assert.InRange(schemas.Length, 5, int.MaxValue);
        Assert.Equal(schemas.Length, (await Ajv.JudgeAsync(schemas)).Count);
    }

    [RequiresTheory(Prerequisite.NodePackages | Prerequisite.YangCorpus)]
    [InlineData("ietf")]
    [InlineData("openconfig")]
    public async Task Document_ThatIsValid_IsTaken_AndAWoundedOneIsNot(string name)
    {
        var schema = (name == "ietf" ? InstanceModels.Ietf : InstanceModels.OpenConfig).Schema;
        var documents = Enumerable.Range(1, 30).Select(seed => (Seed: seed, Tree: new InstanceGenerator(schema, seed, hasState: seed % 2 == 0).Generate()))
            .Where(made => YangValidator.Validate(made.Tree, InstanceGenerator.Options(made.Seed % 2 == 0)).Errors.IsEmpty)
            .SelectMany(made => made.Tree.Roots.Where(root => root.Schema is ContainerNode).Select(root => (made.Seed, root.Schema, Json: Alone(made.Tree, root))))
            .ToArray();
        var jobs = documents.GroupBy(document => document.Schema!).Select(group =>
        {
            var whole = group.Select(document => document.Json);
            var wounded = group.SelectMany(document => JsonWounds.Of(document.Json, group.Key, new Random(document.Seed)));
            return (Schema: JsonSchemaWriter.Write(group.Key, Whole), Whole: whole.ToArray(), Wounded: wounded.ToArray());
        }).ToArray();

        var verdicts = await Ajv.JudgeAsync([.. jobs.Select(job => (job.Schema, (JsonObject[])[.. job.Whole, .. job.Wounded.Select(wound => wound.Json)]))]);

        Assert.InRange(documents.Length, 20, int.MaxValue);
        foreach (var (job, said) in jobs.Zip(verdicts))
        {
            Assert.All(job.Whole.Zip(said), one => Assert.True(one.Second is null, $"{one.Second}: {one.First.ToJsonString()}"));
            Assert.All(job.Wounded.Zip(said.Skip(job.Whole.Length)), one => Assert.True(one.Second is not null, $"{one.First.Wound}: {one.First.Json.ToJsonString()}"));
        }

        Assert.Equal(JsonWounds.Kinds, jobs.SelectMany(job => job.Wounded).Select(wound => wound.Wound.Split(' ')[0]).Distinct().Order());
    }

    [RequiresFact(Prerequisite.NodePackages)]
    [Trait("rfc7951", "6.1")]
    public async Task Member_ThatIsWrongOrMissing_IsRefused()
    {
        var wrong = Wrong.Split('\n').Select(line => line.Split(' ', 2)).Select(pair => (Line: string.Join(' ', pair), Json: Interfaces(Changed(pair[0], pair[1])))).ToArray();
        var schema = JsonSchemaWriter.Write(SampleModules.Schema.FindRoot("sample-net", "interfaces")!);

        var verdicts = (await Ajv.JudgeAsync([(schema, [Interfaces(Changed("index", "7")), .. wrong.Select(one => one.Json)])]))[0];

        Assert.Null(verdicts[0]);
        Assert.Equal([], wrong.Zip(verdicts.Skip(1)).Where(one => one.Second is null).Select(one => one.First.Line));
    }

    private static JsonObject Changed(string member, string value)
    {
        var entry = (JsonObject)JsonNode.Parse(Good)!;
        if (value == "missing")
        {
            Assert.True(entry.Remove(member));
        }
        else
        {
            entry[member] = JsonNode.Parse(value);
        }

        return entry;
    }

    private static JsonObject Interfaces(JsonObject entry) =>
        new() { ["sample-net:interfaces"] = new JsonObject { ["interface"] = new JsonArray(entry.DeepClone()) } };

    private static JsonObject Alone(DataTree tree, DataNode root) => (JsonObject)JsonNode.Parse(JsonDataWriter.ToText(new DataTree(tree.Schema, [root])))!;

    private static IEnumerable<SchemaNode> All(IEnumerable<SchemaNode> nodes) => nodes.SelectMany(node => All(node.Children).Prepend(node));

    private static bool IsData(SchemaNode node) => node is not (ChoiceNode or CaseNode or OperationSideNode);
}
