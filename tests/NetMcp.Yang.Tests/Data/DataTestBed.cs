using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Two modules with one of everything, and ways to read, write and convert instance data of them.</summary>
internal static class DataTestBed
{
    public const string BaseModule =
        """
        module dev {
          yang-version 1.1;
          namespace "urn:dev";
          prefix d;
          identity speed;
          identity fast { base speed; }

          container c {
            leaf i8 { type int8; }
            leaf u32 { type uint32; }
            leaf i64 { type int64; }
            leaf u64 { type uint64; }
            leaf dec { type decimal64 { fraction-digits 2; } }
            leaf flag { type boolean; }
            leaf none { type empty; }
            leaf text { type string; }
            leaf color { type enumeration { enum red; enum blue; } }
            leaf opts { type bits { bit a; bit b; bit z; } }
            leaf data { type binary; }
            leaf id { type identityref { base speed; } }
            leaf path { type instance-identifier { require-instance false; } }
            leaf ref { type leafref { path "../u32"; } }
            leaf mixed { type union { type uint8; type int64; type boolean; type empty; type identityref { base speed; } type string; } }
            leaf words { type union { type enumeration { enum all; } type string { pattern '[a-z]+'; } } }
            leaf-list tags { type string; ordered-by user; }
            leaf-list sizes { type uint64; }
            leaf-list ids { type identityref { base speed; } }
            list entry {
              key "name";
              leaf name { type string; }
              leaf value { type uint32; }
              leaf-list notes { type string; }
              list sub { key "a b"; leaf a { type uint8; } leaf b { type string; } leaf state { config false; type string; } }
              action reset { input { leaf delay { type uint64; } } output { leaf done { type boolean; } } }
              notification failed { leaf reason { type string; } }
            }
            container on { presence "it is on"; }
            container deep { leaf x { type string; } container er { leaf y { type string; } } }
            anydata any;
            anyxml xml;
            choice how { case one { leaf first { type string; } } container second { leaf z { type string; } } }
          }
          container state {
            config false;
            leaf up { type boolean; }
            list log { leaf line { type string; } }
          }
          rpc ping { input { leaf count { type uint64; } } output { leaf loss { type decimal64 { fraction-digits 1; } } } }
          notification alarm { leaf what { type string; } }
          leaf top { type uint64; }
          leaf-list tops { type int32; }
        }
        """;

    public const string AugmentModule =
        """
        module more {
          yang-version 1.1;
          namespace "urn:more";
          prefix m;
          import dev { prefix d; }
          identity faster { base d:fast; }
          augment "/d:c" {
            leaf extra { type string; }
            leaf-list extras { type int8; }
            container box { leaf in { type int16; } }
            leaf i8 { type string; }
          }
          augment "/d:c/d:entry" { leaf extra { type identityref { base d:speed; } } }
          container c { leaf own { type string; } }
        }
        """;

    public const string Namespaces = "xmlns=\"urn:dev\" xmlns:d=\"urn:dev\" xmlns:m=\"urn:more\"";

    public static YangSchema Schema { get; } = Compile(BaseModule, AugmentModule);

    /// <summary>The modules compiled; a test fails when one is not correct.</summary>
    public static YangSchema Compile(params string[] texts)
    {
        var sources = new Texts(texts);
        var compilation = YangCompiler.Compile(new CompileRequest([.. sources.Names.Select(name => new RequestedModule(name))], sources));
        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return compilation.Schema;
    }

    /// <summary>A tree of XML that has nothing wrong.</summary>
    public static DataTree FromXml(string xml, YangSchema? schema = null, DataContext? context = null) =>
        Tree(XmlDataReader.Read(xml, schema ?? Schema, context));

    /// <summary>A tree of JSON that has nothing wrong.</summary>
    public static DataTree FromJson(string json, YangSchema? schema = null, DataContext? context = null) =>
        Tree(JsonDataReader.Read(json, schema ?? Schema, context));

    /// <summary>The content of a dev:c in XML.</summary>
    public static string InC(string xml) => $"<c {Namespaces}>{xml}</c>";

    /// <summary>The content of a dev:c in JSON.</summary>
    public static string JsonInC(string members) => "{\"dev:c\":{" + members + "}}";

    /// <summary>The stream's JSON, which has to be whole and valid.</summary>
    public static string Stream(string xml, XmlToJsonOptions? options = null, YangSchema? schema = null)
    {
        var (json, result) = Convert(xml, options, schema);
        Assert.Null(result.Error);
        Assert.NotNull(JsonNode.Parse(json));
        return json;
    }

    /// <summary>What the stream writes, and its result.</summary>
    public static (string Json, XmlToJsonResult Result) Convert(string xml, XmlToJsonOptions? options = null, YangSchema? schema = null)
    {
        using var reader = XmlReader.Create(new StringReader(xml), XmlDataReader.CreateSettings());
        using var output = new MemoryStream();
        var result = XmlToJson.Convert(reader, schema ?? Schema, output, options);
        Assert.Equal(output.Length, result.Bytes);
        return (Encoding.UTF8.GetString(output.ToArray()), result);
    }

    /// <summary>
    /// Whether XML and JSON are one document, whichever way it is taken: through a tree, streaming, and back from JSON.
    /// </summary>
    public static void AssertSame(string xml, string json, DataContext? context = null)
    {
        var fromXml = FromXml(xml, context: context);
        AssertSameJson(json, JsonDataWriter.ToText(fromXml));
        AssertSameJson(json, Stream(xml, new XmlToJsonOptions { Context = context ?? DataContext.Top }));
        var fromJson = FromJson(json, context: context);
        AssertSameJson(json, JsonDataWriter.ToText(fromJson));
        AssertSameJson(json, JsonDataWriter.ToText(FromXml(XmlDataWriter.ToText(fromJson), context: context)));
        AssertSameJson(json, JsonDataWriter.ToText(FromXml(XmlDataWriter.ToText(fromXml, indented: true), context: context)));
    }

    /// <summary><see cref="AssertSame"/> for what is in a dev:c.</summary>
    public static void AssertSameInC(string xml, string members) => AssertSame(InC(xml), JsonInC(members));

    /// <summary>The problems of a JSON document, by kind.</summary>
    public static IReadOnlyList<DataProblem> Problems(string json) => JsonDataReader.Read(json, Schema).Problems;

    /// <summary>Whether two JSON texts say the same, members in any order.</summary>
    public static void AssertSameJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"expected {expected}\nbut it is {actual}");

    private static DataTree Tree(DataReadResult result)
    {
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        return result.Tree!;
    }

    private sealed class Texts(string[] texts) : IModuleSources
    {
        private readonly (string Name, string Text)[] _texts = [.. texts.Select(text => (YangParser.Parse(new("text", text)).Root!.Argument!, text))];

        public IEnumerable<string> Names => _texts.Select(text => text.Name);

        public YangSource? Find(string name, string? revision) =>
            _texts.FirstOrDefault(text => text.Name == name) is { Text: { } text } ? new YangSource(name, text) : null;
    }
}
