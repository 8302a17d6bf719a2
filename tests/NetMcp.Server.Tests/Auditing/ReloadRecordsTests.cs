using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using NetMcp.Server.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Server.Tests.Auditing;

/// <summary>Who reaches what depends on the inventory, so that another one is in force is in the log.</summary>
[SupportedOSPlatform("linux")]
public sealed class ReloadRecordsTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reload_ThatMovesADevice_IsInTheLogWithItsName()
    {
        Write("core");
        await using (var gateway = await GatewayProcess.StartAsync(_folder.File("netmcp.yaml")))
        {
            var reloaded = gateway.LoggedAsync("Inventory reloaded");
            Write("edge");
            gateway.Send(Signal.HangUp);
            await reloaded;
            gateway.Send(Signal.Terminate);
            Assert.Equal(0, await gateway.EndedAsync());
        }

        var lines = File.ReadLines(Directory.GetFiles(_folder.File("data/audit"), "audit-*.jsonl").Single());
        var reloads = lines.Select(line => JsonNode.Parse(line)!).Where(record => (string?)record["kind"] == "configuration-reloaded").ToList();

        // The file's own event and the signal may come as one reload or as two.
        Assert.Equal("r1", (string?)Assert.Single(reloads, record => record["devices"] is not null)["devices"]!.AsArray().Single());
    }

    private void Write(string tag) => _folder.Write("netmcp.yaml", $"""
        gateway:
          data: data
        credentials:
          nobody:
            kind: agent
        devices:
          - name: r1
            address: 192.0.2.1
            user: netmcp
            credential: nobody
            tags: [{tag}]
        """);
}
