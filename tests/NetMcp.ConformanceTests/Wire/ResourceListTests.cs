using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>resources/list by pages, on a whole gateway with more devices than fit on one.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public sealed class ResourceListTests : IAsyncLifetime
{
    private readonly TempDirectory _folder = new();
    private WebApplication _app = null!;
    private WireClient _client = null!;

    private static IEnumerable<string> Devices => Enumerable.Range(0, 250).Select(i => i.ToString("d000", CultureInfo.InvariantCulture));

    public async Task InitializeAsync()
    {
        var devices = string.Concat(Devices.Select(device => $"  - {{name: {device}, address: 127.0.0.1, port: 1}}\n"));
        _folder.Write("netmcp.yaml", $"credentials:\n  lab: {{kind: agent}}\ndefaults: {{user: nobody, credential: lab}}\ndevices:\n{devices}");
        _app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Critical,
            ConfigurationFile = _folder.File("netmcp.yaml"),
        });
        await _app.StartAsync().Guarded();
        _client = new WireClient(HttpGateway.McpUrl(_app));
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync().Guarded();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task List_PageByPage_HasEveryResourceOnce() =>
        await AssertPagesAsync(parameters => _client.CallAsync("resources/list", parameters));

    [Fact]
    public async Task List_PageByPageInASession_HasEveryResourceOnce()
    {
        var session = await _client.OpenSessionAsync();
        await AssertPagesAsync(parameters =>
            _client.InSessionAsync(session, $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/list","params":{ {{{parameters}}} } }"""));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("bmV0d29yazovLy9kZXZpY2Vz")]
    [InlineData("\u20ac")]
    public async Task List_WithACursorThatIsNone_IsInvalidParams(string cursor)
    {
        var answer = await _client.CallAsync("resources/list", $"\"cursor\":\"{cursor}\"");

        Assert.Equal(-32602, answer.ErrorCode);
    }

    [Fact]
    public async Task Templates_Listed_AreThoseOfADevice()
    {
        var answer = await _client.CallAsync("resources/templates/list");

        Assert.Equal(
            ["capabilities", "data/{+path}", "schema/{+path}", "interfaces", "interface/{ifname}", "routing/ipv4/route-table", "routing/ipv6/route-table"],
            answer.Result.GetProperty("resourceTemplates").EnumerateArray()
                .Select(template => template.GetProperty("uriTemplate").GetString()!.Replace("network:///device/{name}/", string.Empty, StringComparison.Ordinal)));
    }

    private static async Task AssertPagesAsync(Func<string, Task<WireAnswer>> list)
    {
        var listed = new List<string?>();
        var pages = new List<int>();
        for (var parameters = string.Empty; ;)
        {
            var result = (await list(parameters)).Result;
            var page = result.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("uri").GetString()).ToList();
            listed.AddRange(page);
            pages.Add(page.Count);
            if (!result.TryGetProperty("nextCursor", out var cursor))
            {
                break;
            }

            parameters = $"\"cursor\":\"{cursor.GetString()}\"";
        }

        Assert.Equal(Devices.Select(device => $"network:///device/{device}/capabilities").Append("network:///devices").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal([101, 100, 50], pages);
    }
}
