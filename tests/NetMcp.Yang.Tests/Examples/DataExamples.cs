using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Validation;

namespace NetMcp.Yang.Tests.Examples;

/// <summary>Examples of docs/yang-library.md: instance data.</summary>
public sealed class DataExamples
{
    [Fact]
    public void ReadXml()
    {
        var schema = ExampleModule.Schema;

        // example: xml-to-json
        DataReadResult read = XmlDataReader.Read(
            """
            <ports xmlns="urn:example:switch">
              <port><name>p1</name><mtu>01500</mtu><medium xmlns:m="urn:example:switch">m:fibre</medium></port>
            </ports>
            """,
            schema);
        string json = JsonDataWriter.ToText(read.Tree!);
        // end of example
        const string Expected =
            // example: xml-to-json-output
            """
            {"example-switch:ports":{"port":[{"name":"p1","mtu":1500,"medium":"example-switch:fibre"}]}}
            """;
        // end of example

        Assert.True(read.Succeeded);
        Assert.Equal(Expected, json);
    }

    [Fact]
    public void ReadJson()
    {
        var schema = ExampleModule.Schema;

        // example: json-to-xml
        DataReadResult read = JsonDataReader.Read("""{"example-switch:ports":{"port":[{"mtu":1500,"name":"p1","medium":"fibre"}]}}""", schema);
        string xml = XmlDataWriter.ToText(read.Tree!); // keys first, whatever their order in the JSON
        // end of example
        const string Expected =
            // example: json-to-xml-output
            """
            <ports xmlns="urn:example:switch"><port><name>p1</name><mtu>1500</mtu><medium xmlns:sw="urn:example:switch">sw:fibre</medium></port></ports>
            """;
        // end of example

        Assert.True(read.Succeeded);
        Assert.Equal(Expected, xml);
    }

    [Fact]
    public void Problems()
    {
        var schema = ExampleModule.Schema;
        var printed = new List<string>();
        void Print(string line) => printed.Add(line);

        // example: problems
        DataReadResult read = XmlDataReader.Read(
            """
            <ports xmlns="urn:example:switch">
              <port><name>p1</name><mtu>10</mtu><colour>red</colour></port>
            </ports>
            """,
            schema);
        foreach (DataProblem problem in read.Problems)
        {
            Print($"{problem.Kind}: {problem}");
        }

        // end of example
        const string Expected =
            // example: problems-output
            """
            InvalidValue: 2:33: /example-switch:ports/port[name='p1']/mtu: '10' is not within 68..9216
            UnknownNode: 2:38: /example-switch:ports/port[name='p1']/colour: The schema has no such node here.
            """;
        // end of example

        Assert.Equal(Expected, string.Join('\n', printed));
        Assert.NotNull(read.Tree);
    }

    [Fact]
    public void Validate()
    {
        var schema = ExampleModule.Schema;
        var printed = new List<string>();
        void Print(string line) => printed.Add(line);

        // example: validate
        DataTree tree = JsonDataReader.Read(
            """{"example-switch:ports":{"port":[{"name":"p1","mirror":"p1"},{"name":"p2","mirror":"p9"},{"name":"p2"}]}}""", schema).Tree!;
        ValidationResult result = YangValidator.Validate(tree); // a whole configuration; ValidationOptions says otherwise
        foreach (ValidationError error in result.Errors)
        {
            Print($"{error.Rule} ({error.ErrorTag}): {error}");
        }

        // end of example
        const string Expected =
            // example: validate-output
            """
            Must (operation-failed): /example-switch:ports/port[name='p1']: A port cannot mirror itself.
            LeafRef (data-missing): /example-switch:ports/port[name='p2']/mirror: What the value refers to is not there: ../../port/name
            DuplicateEntry (operation-failed): /example-switch:ports/port[name='p2']: The list 'port' has another entry with the same keys.
            """;
        // end of example

        Assert.Equal(Expected, string.Join('\n', printed));
        Assert.False(result.IsValid);
    }

    [Fact]
    public void ValidateAPart()
    {
        var schema = ExampleModule.Schema;
        var tree = JsonDataReader.Read("""{"example-switch:ports":{"port":[{"name":"p2","mirror":"p9"}]}}""", schema).Tree!;

        // example: validate-part
        ValidationResult result = YangValidator.Validate(tree, new ValidationOptions { IsComplete = false });
        bool refused = !result.IsValid;                  // false: p9 may be on the device
        string warning = result.Errors[0].ToString();
        // end of example

        Assert.False(refused);
        Assert.Equal(ValidationSeverity.Warning, result.Errors[0].Severity);
        Assert.StartsWith("/example-switch:ports/port[name='p2']/mirror: ", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream()
    {
        var schema = ExampleModule.Schema;
        var cancellationToken = CancellationToken.None;
        await using var device = new MemoryStream(Encoding.UTF8.GetBytes(
            """
            <rpc-reply xmlns="urn:ietf:params:xml:ns:netconf:base:1.0" message-id="1"><data><ports xmlns="urn:example:switch">
              <port><name>p1</name><mtu>1500</mtu><counters><in-octets>18446744073709551615</in-octets></counters></port>
              <port><name>p2</name><mtu>1500</mtu><counters><in-octets>0</in-octets></counters></port>
            </ports></data></rpc-reply>
            """));
        await using var output = new MemoryStream();

        // example: stream
        if (!FieldFilter.TryParse("ports/port(name;counters)", out var fields, out string? why))
        {
            throw new ArgumentException(why);
        }

        using var reader = XmlReader.Create(device, XmlDataReader.CreateSettings(isAsync: true));
        XmlToJsonResult result = await XmlToJson.ConvertAsync(reader, schema, output, new XmlToJsonOptions { Fields = fields }, cancellationToken);
        if (result.Error is { } error)
        {
            throw new InvalidDataException(error.ToString()); // what was written is no JSON
        }

        // end of example
        const string Expected =
            // example: stream-output
            """
            {
              "example-switch:ports": {
                "port": [
                  { "name": "p1", "counters": { "in-octets": "18446744073709551615" } },
                  { "name": "p2", "counters": { "in-octets": "0" } }
                ]
              }
            }
            """;
        // end of example

        var json = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(json)), json);
        Assert.Equal(output.Length, result.Bytes);
    }
}
