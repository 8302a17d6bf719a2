using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Reading;

public sealed class YangGetTests
{
    private const string AllThree = """{"devices":["edge-1","edge-2","core-1"],"path":"/a:a"}""";

    [Fact]
    public async Task Read_WithEveryArgument_AsksTheDeviceExactlyThat()
    {
        using var toolbox = new Toolbox();
        var result = await toolbox.InvokeAsync(
            "network.yang.get",
            """{"devices":"edge-1","path":"/a:b","datastore":"candidate","with_defaults":"report-all-tagged","format":"xml","max_bytes":2048}""");
        var (device, request) = Assert.Single(toolbox.Reader.Reads);
        Assert.Equal("edge-1", device.Value);
        Assert.Equal(new DeviceReadRequest { Path = "/a:b", Datastore = Datastore.Candidate, WithDefaults = WithDefaults.ReportAllTagged, MaxBytes = 1024 }, request);
        Assert.Equal("candidate", (string?)Toolbox.Content(result)["datastore"]);
    }

    [Fact]
    public async Task Read_OfDevicesThatAgree_ShowsTheDocumentOnce()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => Document(device.Value == "core-1" ? "<b/>" : "<a/>");
        var results = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", AllThree))["results"]!.AsArray();
        Assert.Equal(["edge-1,edge-2:<a/>", "core-1:<b/>"], results.Select(Brief));
    }

    [Fact]
    public async Task Read_OfDevicesCutAtTheSamePlace_ShowsEachForItself()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => Task.FromResult<Outcome<DeviceDocument>>(
            new DeviceDocument { Text = "<a/>", Truncated = device.Value != "core-1", CutAt = "b", ReceivedBytes = 100_000 });
        var results = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", AllThree))["results"]!.AsArray();
        Assert.Equal(["edge-1:<a/>", "edge-2:<a/>", "core-1:<a/>"], results.Select(Brief));
    }

    [Fact]
    public async Task Read_ThatMatchesNothing_SaysThatThisIsNoError()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => device.Value == "core-1" ? Document("<a/>") : Document(string.Empty);
        var result = await toolbox.InvokeAsync("network.yang.get", AllThree);
        Assert.NotEqual(true, result.IsError);
        var results = Toolbox.Content(result)["results"]!;
        Assert.StartsWith("Nothing matched. That is no error", (string?)results[0]!["note"], StringComparison.Ordinal);
        Assert.Null(results[1]!["note"]);
        Assert.StartsWith("edge-1, edge-2: 0 bytes. Nothing matched. That is no error", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ThatWasCutBeforeItsFirstElement_DoesNotSayThatNothingMatched()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = string.Empty, Truncated = true, CutAt = "a" });
        var result = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", AllThree))["results"]![0]!;
        Assert.Null(result["note"]);
        Assert.StartsWith("Cut before a", (string?)result["narrow"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WithOneDeadDevice_GivesTheOthersAndItsFailure()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => device.Value == "edge-2"
            ? Task.FromResult<Outcome<DeviceDocument>>(new Failure(FailureCode.Timeout, "No answer within 30 s.") { Transmission = Transmission.Unknown, Retryable = true, RetryAfter = TimeSpan.FromSeconds(4.2) })
            : Document("<a/>");
        var result = await toolbox.InvokeAsync("network.yang.get", AllThree);
        Assert.NotEqual(true, result.IsError);
        var content = Toolbox.Content(result);
        Assert.Equal(["edge-1,core-1:<a/>"], content["results"]!.AsArray().Select(Brief));
        var error = Assert.Single(content["errors"]!.AsArray())!;
        Assert.Equal(
            """{"code":-32081,"name":"Network.Timeout","message":"No answer within 30 s.","device":"edge-2","rpcErrors":[],"retryable":true,"outcome":"unknown","retryAfter":5}""",
            error.ToJsonString());
        Assert.Contains("Network.Timeout (-32081) on edge-2", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WithAnUnknownDeviceAmongOthers_StillReadsTheOthers()
    {
        using var toolbox = new Toolbox();
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", """{"devices":["edge-1","edge-7"],"path":"/a:a"}"""));
        Assert.Equal(["edge-1:<a/>"], content["results"]!.AsArray().Select(Brief));
        Assert.Contains("There is no device 'edge-7'.", (string?)content["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ThatAllDevicesFail_IsAnErrorOfTheWorstOutcomeWithAllParts()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => Task.FromResult<Outcome<DeviceDocument>>(device.Value == "edge-2"
            ? new Failure(FailureCode.Timeout, "No answer.") { Transmission = Transmission.Unknown }
            : new Failure(FailureCode.Unreachable, "Refused.") { Retryable = true });
        var content = await toolbox.FailAsync("network.yang.get", AllThree);
        Assert.Equal("unknown", (string?)content["outcome"]);
        Assert.Equal(-32081, (int)content["code"]!);
        Assert.True((bool)content["retryable"]!);
        Assert.Equal(["edge-1", "edge-2", "core-1"], content["errors"]!.AsArray().Select(error => (string?)error!["device"]));
    }

    [Fact]
    public async Task Read_ThatMeetsABugOnOneDevice_AnswersForTheOthers()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => device.Value == "edge-1" ? throw new InvalidOperationException("/home/x") : Document("<a/>");
        var result = await toolbox.InvokeAsync("network.yang.get", AllThree);
        var content = Toolbox.Content(result);
        Assert.Equal(-32603, (int)content["errors"]![0]!["code"]!);
        Assert.Equal(["edge-2,core-1:<a/>"], content["results"]!.AsArray().Select(Brief));
        Assert.DoesNotContain("/home/x", content.ToJsonString() + Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RefusedByTheDevice_ShowsEveryFieldOfEveryRpcErrorMasked()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new Failure(FailureCode.DeviceError, "The device refused.")
        {
            Transmission = Transmission.Refused,
            RpcErrors =
            [
                new DeviceRpcError { Type = "application", Tag = "invalid-value", Severity = "error", AppTag = "x", Path = "/a:a", Message = "bad\n\u001b[2J " + FakeMasker.Secret, Info = "<i/>" },
                new DeviceRpcError { Type = "rpc", Tag = "partial", Severity = "warning" },
            ],
        });
        var content = await toolbox.FailAsync("network.yang.get", """{"devices":"edge-1","path":"/a:a"}""");
        Assert.Equal("refused", (string?)content["outcome"]);
        Assert.Equal("""{"type":"application","tag":"invalid-value","severity":"error","appTag":"x","path":"/a:a","message":"bad ?[2J ***","info":"<i/>"}""", Raw(content["rpcErrors"]![0]!));
        Assert.Equal("""{"type":"rpc","tag":"partial","severity":"warning"}""", Raw(content["rpcErrors"]![1]!));
    }

    [Fact]
    public async Task Read_OfLargeAnswers_StaysWithinTheBudgetOfTheWholeCallAndSaysHowToNarrow()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = device => Document(Interfaces(device.Value, device.Value == "core-1" ? 2 : 200));
        var result = await toolbox.InvokeAsync("network.yang.get", """{"devices":["edge-1","edge-2","core-1"],"path":"/m:interfaces","max_bytes":8192}""");
        var results = Toolbox.Content(result)["results"]!.AsArray();
        var bytes = results.Select(one => Encoding.UTF8.GetByteCount((string)one!["data"]!)).ToList();
        Assert.InRange(2 * bytes.Sum(), 7500, 8192);
        Assert.All(results, one => Assert.Contains((string)one!["data"]!, Toolbox.Text(result), StringComparison.Ordinal));
        Assert.Equal(bytes, results.Select(one => (int)one!["bytes"]!));
        Assert.Null(results[2]!["truncated"]);
        Assert.All(results, one => XElement.Parse((string)one!["data"]!));
        Assert.True((bool)results[0]!["truncated"]!);
        Assert.Matches(@"^interfaces/interface\[\d+\](/description)?$", (string?)results[0]!["cutAt"]);
        var narrow = (string?)results[0]!["narrow"];
        Assert.Contains("/m:interfaces/interface[name='...']", narrow, StringComparison.Ordinal);
        Assert.Contains("max_bytes (at most 1048576; data count twice, structured and as text)", narrow, StringComparison.Ordinal);
        Assert.Contains(narrow!, Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ThatTheDeviceSideCut_SaysSoToo()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = "<a/>", Truncated = true, CutAt = "a/b[2]", ReceivedBytes = 200_000_000 });
        var result = Toolbox.Content(await toolbox.InvokeAsync("network.yang.get", """{"devices":"edge-1","path":"/a:a"}"""))["results"]![0]!;
        Assert.Equal("a/b[2]", (string?)result["cutAt"]);
        Assert.Contains("at least 200000000 bytes", (string?)result["narrow"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FromADeviceWithoutNmda_IsLabelled()
    {
        using var toolbox = new Toolbox();
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = "<a/>", MixedConfigAndState = true, MaskedValues = 2 });
        var result = await toolbox.InvokeAsync("network.yang.get", """{"devices":"edge-1","path":"/a:a"}""");
        Assert.True((bool)Toolbox.Content(result)["results"]![0]!["mixedConfigAndState"]!);
        Assert.Equal("edge-1: 4 bytes, configuration and state mixed (the device has no NMDA), 2 values masked.\n<untrusted>\n<a/>\n</untrusted>", Toolbox.Text(result));
    }

    [Fact]
    public async Task Read_OfManyDevices_AsksOnlySoManyAtATime()
    {
        var names = Enumerable.Range(0, 30).Select(i => $"d{i}").ToArray();
        using var toolbox = new Toolbox(new ToolOptions { ParallelDevices = 4 }, names);
        var (running, most) = (0, 0);
        var four = new TaskCompletionSource();
        toolbox.Reader.Answer = async _ =>
        {
            var now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            if (now == 4)
            {
                four.TrySetResult();
            }

            await four.Task;
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return new DeviceDocument { Text = "<a/>" };
        };
        var list = new JsonArray([.. names.Select(name => (JsonNode)name)]).ToJsonString();
        var result = await toolbox.InvokeAsync("network.yang.get", $$"""{"devices":{{list}},"path":"/a:a"}""").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(30, Toolbox.Content(result)["results"]![0]!["devices"]!.AsArray().Count);
        Assert.Equal(4, most);
    }

    private static Task<Outcome<DeviceDocument>> Document(string xml) =>
        Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = xml, ReceivedBytes = xml.Length });

    private static string Brief(JsonNode? result) =>
        string.Join(',', result!["devices"]!.AsArray().Select(device => (string?)device)) + ":" + result["data"];

    private static string Raw(JsonNode node) => NetMcp.Tools.Calling.ToolJson.Write(node);

    private static string Interfaces(string device, int count) =>
        "<interfaces xmlns=\"urn:m\">" + string.Concat(Enumerable.Range(0, count).Select(i => $"<interface><name>eth{i}</name><description>{device}</description></interface>")) + "</interfaces>";
}
