using System.Text.Json.Nodes;
using NetMcp.Yang.JsonSchemas;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.JsonSchemas;

public sealed class JsonSchemaTests
{
    private static readonly JsonObject Interface = (JsonObject)Of("interfaces")["properties"]!["sample-net:interfaces"]!["properties"]!["interface"]!;

    private static readonly JsonObject Members = (JsonObject)Interface["items"]!["properties"]!;

    [Fact]
    [Trait("rfc7951", "4")]
    public void Members_CarryTheModuleNameWhereItChanges()
    {
        Assert.Equal(["sample-net:interfaces"], ((JsonObject)Of("interfaces")["properties"]!).Select(member => member.Key));
        Assert.True(Members.ContainsKey("name"));
        Assert.True(Members.ContainsKey("sample-ip:ipv4"));
        Assert.Equal(["mtu", "address"], ((JsonObject)Members["sample-ip:ipv4"]!["properties"]!).Select(member => member.Key));
    }

    [Theory]
    [Trait("rfc7951", "6.1")]
    [InlineData("mtu", """{"type":"integer","minimum":68,"maximum":65535}""")]
    [InlineData("index", """{"type":"integer","minimum":1,"maximum":2147483647}""")]
    [InlineData("speed", """{"type":"string","pattern":"^[+-]?[0-9]+(\\.[0-9]{1,2})?$","x-range":"0.00..400.50"}""")]
    public void Numbers_AreJsonNumbersUpTo32Bits(string leaf, string expected) => AssertHas(expected, Members[leaf]);

    [Fact]
    [Trait("rfc7951", "6.1")]
    public void Uint64_IsAString() => AssertHas("""{"type":"string","pattern":"^[+-]?[0-9]+$"}""", Members["statistics"]!["properties"]!["in-octets"]);

    [Fact]
    [Trait("rfc7951", "6.2")]
    public void String_HasLengthAndPattern() => AssertHas("""{"type":"string","minLength":1,"maxLength":15,"pattern":"^(?:[a-z]+[0-9]*)$"}""", Members["name"]);

    [Fact]
    [Trait("rfc7951", "6.3")]
    public void Boolean_IsABoolean() => AssertHas("""{"type":"boolean","default":true}""", Members["enabled"]);

    [Fact]
    [Trait("rfc7951", "6.8")]
    public void IdentityRef_TakesBothFormsOfItsOwnModule() =>
        AssertHas("""{"enum":["sample-net:ethernet","sample-net:loopback","ethernet","loopback"]}""", Members["kind"]);

    [Fact]
    [Trait("rfc7951", "6.9")]
    public void Empty_IsAnArrayOfNull() => AssertHas("""{"const":[null]}""", Of("ping-done")["properties"]!["sample-net:output"]!["properties"]!["done"]);

    [Fact]
    public void LeafRef_HasTheTypeOfItsTarget() =>
        AssertHas("""{"type":"string","maxLength":15,"x-leafref":"/sample-net:interfaces/interface/name"}""", Members["parent"]);

    [Fact]
    [Trait("rfc7951", "5.3")]
    public void LeafList_IsAnArray() => AssertHas("""{"type":"array","items":{"type":"string"},"maxItems":4,"uniqueItems":true}""", Members["tag"]);

    [Fact]
    [Trait("rfc7951", "5.4")]
    public void List_IsAnArrayOfObjectsWithTheirKeys()
    {
        AssertHas("""{"type":"array","x-keys":["name"]}""", Interface);
        Assert.Equal(["name", "kind"], ((JsonArray)Interface["items"]!["required"]!).Select(name => (string)name!));
        Assert.False((bool)Interface["items"]!["additionalProperties"]!);
    }

    [Fact]
    [Trait("rfc7950", "7.9")]
    public void Choice_IsExclusive_AndAMandatoryLeafOfACaseComesWithTheCase()
    {
        AssertHas(
            """
            {"allOf":[{"oneOf":[
              {"anyOf":[{"required":["pairs"]},{"required":["gauge"]}]},
              {"required":["fibre"]},
              {"not":{"anyOf":[{"required":["pairs"]},{"required":["gauge"]},{"required":["fibre"]}]}}]}],
             "dependentRequired":{"pairs":["gauge"]}}
            """,
            Interface["items"]);
    }

    [Fact]
    public void State_IsReadOnlyWhereItBegins_AndMayBeLeftOut()
    {
        Assert.True((bool)Members["load"]!["readOnly"]!);
        Assert.True((bool)Members["statistics"]!["readOnly"]!);
        Assert.Null(Members["statistics"]!["properties"]!["in-octets"]!["readOnly"]);

        var config = Of("interfaces", new JsonSchemaOptions { IncludeState = false }).ToJsonString();
        Assert.DoesNotContain("statistics", config, StringComparison.Ordinal);
        Assert.Contains("enabled", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptions_KeepToTheirBudget_FromTheTopDown()
    {
        var text = Of("interfaces", new JsonSchemaOptions { DescriptionCharacters = 45 });

        Assert.Equal("All interfaces of the device.", (string)text["properties"]!["sample-net:interfaces"]!["description"]!);
        Assert.True(Characters(text) <= 45);
        Assert.Equal("The name of the interface.", (string)Members["name"]!["description"]!);
    }

    [Fact]
    public void Depth_ThatIsReached_LeavesTheRestOpen()
    {
        var list = Of("interfaces", new JsonSchemaOptions { Depth = 1 })["properties"]!["sample-net:interfaces"]!["properties"]!["interface"]!;

        Assert.Equal("object", (string)list["items"]!["type"]!);
        Assert.Null(list["items"]!["additionalProperties"]);
        Assert.EndsWith("members are not shown", (string)list["items"]!["$comment"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_ThatAreTooMany_AreLeftOpen()
    {
        var text = Of("interfaces", new JsonSchemaOptions { MaxNodes = 4 }).ToJsonString();

        Assert.Contains("members are not shown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mtu", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rfc8040", "3.6.1")]
    public void Rpc_IsItsInputAndOutput()
    {
        var schema = Of("ping");

        Assert.Equal(["sample-net:input", "sample-net:output"], ((JsonObject)schema["properties"]!).Select(member => member.Key));
        AssertHas("""{"required":["host"]}""", schema["properties"]!["sample-net:input"]);
    }

    [Fact]
    public void Type_OfSeveralLeafs_StandsOnce()
    {
        var long1 = """typedef long { type string { pattern '[a-z]{1,10}-[a-z]{1,10}-[a-z]{1,10}-[a-z]{1,10}-[a-z]{1,10}'; } }""";
        var schema = TextSources.Compile($$"""module m { namespace "urn:m"; prefix m; {{long1}} container c { leaf a { type long; } leaf b { type long; } leaf c { type union { type long; type int8; } } } }""");
        var json = JsonSchemaWriter.Write(schema.FindRoot("m", "c")!);

        Assert.Equal(["m.long"], ((JsonObject)json["$defs"]!).Select(definition => definition.Key));
        var properties = json["properties"]!["m:c"]!["properties"]!;
        Assert.Equal("#/$defs/m.long", (string)properties["a"]!["$ref"]!);
        Assert.Equal("#/$defs/m.long", (string)properties["b"]!["$ref"]!);
        Assert.Equal("#/$defs/m.long", (string)properties["c"]!["anyOf"]![0]!["$ref"]!);
    }

    [Fact]
    [Trait("rfc7951", "6.8")]
    public void IdentityRef_WithoutAnIdentity_TakesNothing()
    {
        var schema = TextSources.Compile("""module m { namespace "urn:m"; prefix m; identity kind; leaf a { type identityref { base kind; } } }""");

        AssertHas("""{"not":{},"x-identity-base":"m:kind"}""", JsonSchemaWriter.Write(schema.FindRoot("m", "a")!)["properties"]!["m:a"]);
    }

    [Fact]
    public void MandatoryState_IsRequiredInStateAlone()
    {
        var schema = TextSources.Compile(
            """
            module m { namespace "urn:m"; prefix m;
              container c { leaf set { type int8; mandatory true; } leaf seen { config false; type int8; mandatory true; }
                container counters { config false; leaf total { type int8; mandatory true; } } } }
            """);
        var container = JsonSchemaWriter.Write(schema.FindRoot("m", "c")!)["properties"]!["m:c"];

        AssertHas("""{"required":["set"]}""", container);
        AssertHas("""{"required":["total"]}""", container!["properties"]!["counters"]);
    }

    private static int Characters(JsonNode? node) => node switch
    {
        JsonObject members => members.Sum(member => member is { Key: "description", Value: JsonValue } ? ((string)member.Value!).Length : Characters(member.Value)),
        JsonArray items => items.Sum(Characters),
        _ => 0,
    };

    private static JsonObject Of(string root, JsonSchemaOptions? options = null)
    {
        SchemaNode node = root == "ping-done"
            ? SampleModules.Schema.FindRoot("sample-net", "interfaces")!.Children[0].Children.Single(child => child.Name == "reset")
            : SampleModules.Schema.FindRoot("sample-net", root)!;
        return JsonSchemaWriter.Write(node, options);
    }

    // Every member that is expected is there and equal; there may be more.
    private static void AssertHas(string expected, JsonNode? actual)
    {
        foreach (var (name, value) in (JsonObject)JsonNode.Parse(expected)!)
        {
            Assert.True(JsonNode.DeepEquals(value, actual![name]), $"{name}: expected {value?.ToJsonString()}, found {actual[name]?.ToJsonString()}");
        }
    }
}
