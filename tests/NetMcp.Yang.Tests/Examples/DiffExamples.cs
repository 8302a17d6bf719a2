using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Tests.Examples;

/// <summary>Examples of docs/yang-library.md: differences.</summary>
public sealed class DiffExamples
{
    private static readonly DataTree Running = Read("""{"example-switch:ports":{"port":[{"name":"p1","mtu":1500},{"name":"p2"}]}}""");
    private static readonly DataTree Wanted = Read("""{"example-switch:ports":{"port":[{"name":"p1","mtu":9000},{"name":"p3","enabled":false}]}}""");

    [Fact]
    public void Diff()
    {
        var running = Running;
        var wanted = Wanted;

        // example: diff
        DataDiff diff = DataDiff.Between(running, wanted);
        string text = DiffText.Of(diff);
        // end of example
        const string Expected =
            // example: diff-output
            """
            - /example-switch:ports/port[name='p2'] (1 leafs)
            ~ /example-switch:ports/port[name='p1']/mtu: 1500 -> 9000
            + /example-switch:ports/port[name='p3'] (2 leafs)
            """;
        // end of example

        Assert.Equal(Expected, text.TrimEnd('\n'));
    }

    [Fact]
    public void EditConfig()
    {
        var diff = DataDiff.Between(Running, Wanted);
        var text = new StringBuilder();

        // example: edit-config
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            int leftOut = EditConfigWriter.Write(diff, writer); // edits of state, which nobody can make
        }

        // end of example
        const string Expected =
            // example: edit-config-output
            """
            <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
              <ports xmlns="urn:example:switch">
                <port xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" nc:operation="delete">
                  <name>p2</name>
                </port>
                <port>
                  <name>p1</name>
                  <mtu xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" nc:operation="replace">9000</mtu>
                </port>
                <port xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" nc:operation="create">
                  <name>p3</name>
                  <enabled>false</enabled>
                </port>
              </ports>
            </config>
            """;
        // end of example

        Assert.True(XNode.DeepEquals(XElement.Parse(Expected), XElement.Parse(text.ToString())), text.ToString());
    }

    [Fact]
    public void YangPatch()
    {
        var diff = DataDiff.Between(Running, Wanted);
        using var output = new MemoryStream();

        // example: yang-patch
        using (var writer = new Utf8JsonWriter(output))
        {
            int leftOut = YangPatchWriter.Write(diff, "change-4711", writer);
        }

        // end of example
        const string Expected =
            // example: yang-patch-output
            """
            {
              "ietf-yang-patch:yang-patch": {
                "patch-id": "change-4711",
                "edit": [
                  { "edit-id": "edit-1", "operation": "delete", "target": "/example-switch:ports/port=p2" },
                  {
                    "edit-id": "edit-2",
                    "operation": "replace",
                    "target": "/example-switch:ports/port=p1/mtu",
                    "value": { "example-switch:mtu": 9000 }
                  },
                  {
                    "edit-id": "edit-3",
                    "operation": "create",
                    "target": "/example-switch:ports/port=p3",
                    "value": { "example-switch:port": [{ "name": "p3", "enabled": false }] }
                  }
                ]
              }
            }
            """;
        // end of example

        var json = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(json)), json);
    }

    [Fact]
    public void Undo()
    {
        var running = Running;
        var wanted = Wanted;

        // example: undo
        DataDiff undo = DataDiff.Between(running, wanted).Inverse();
        DataApplyResult undone = undo.ApplyTo(wanted);
        bool same = CanonicalHash.Of(undone.Tree!) == CanonicalHash.Of(running); // true
        // end of example

        Assert.True(same);
        Assert.Empty(undone.Conflicts);

        // example: conflict
        DataApplyResult late = undo.ApplyTo(running); // not the tree that the edits are for
        string what = late.Conflicts[0].Message;
        // end of example

        Assert.Null(late.Tree);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Merge()
    {
        var running = Running;
        var part = Read("""{"example-switch:ports":{"port":[{"name":"p2","enabled":false}]}}""");

        // example: merge
        DataTree merged = DataMerger.Merge(running, part); // as edit-config does; neither tree is changed
        // end of example

        Assert.Equal("+ /example-switch:ports/port[name='p2']/enabled = false\n", DiffText.Of(DataDiff.Between(running, merged)));
    }

    private static DataTree Read(string json) => JsonDataReader.Read(json, ExampleModule.Schema).Tree!;
}
