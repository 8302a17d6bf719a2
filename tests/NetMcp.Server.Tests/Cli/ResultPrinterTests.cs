using System.Text.Json;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Cli;
using NetMcp.Server.Cli.Output;
using Xunit;

namespace NetMcp.Server.Tests.Cli;

public sealed class ResultPrinterTests
{
    [Fact]
    public void Print_OfACheck_IsATableWithItsSource()
    {
        var (output, error) = Print(
            """
            {"results":[
              {"device":"edge-1","kind":"addresses","family":"ietf","path":"/a:b/c","columns":["interface","ip"],"rows":[["eth0","192.0.2.1"],["eth1",null]],"more":3},
              {"device":"edge-1","kind":"neighbours","family":"ietf","path":"/a:n","columns":[],"rows":[]},
              {"device":"edge-1","kind":"alarms","rows":[],"note":"None of its\nmodels has alarms."}]}
            """);

        Assert.Equal(
            """
            edge-1 addresses: /a:b/c (ietf)
              INTERFACE  IP
              eth0       192.0.2.1
              eth1
              ... and 3 more
            edge-1 neighbours: /a:n (ietf)
              none
            edge-1 alarms

            """,
            output);
        Assert.Equal("edge-1 alarms: None of its models has alarms.\n", error);
    }

    [Fact]
    public void Print_OfATextOfLines_KeepsThem() => Assert.Equal(
        "path: /a:b\ntree:\n  module: a\n    +--rw b\u002f\ufffd\n",
        Print("""{"path":"/a:b","tree":"module: a\n  +--rw b/\u001b\n"}""").Output);

    private static (string Output, string Error) Print(string content)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        ResultPrinter.Print(new CliConsole(output, error, TextReader.Null, false), new CallToolResult { StructuredContent = JsonSerializer.Deserialize<JsonElement>(content) }, json: false);
        return (output.ToString(), error.ToString());
    }
}
