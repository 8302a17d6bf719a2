using System.Text.Json.Nodes;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Reading;

/// <summary>Reads in JSON of devices that a test plays.</summary>
public sealed class JsonFormTests : IDisposable
{
    private const string Model = """
        module m {
          namespace "urn:m"; prefix m;
          container top { list item { key id; leaf id { type uint8; } leaf word { type string; } leaf count { config false; type uint64; } } }
        }
        """;

    private readonly TempDirectory _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Read_DeviceWithoutModels_IsXmlAndSaysWhy()
    {
        await using var stand = new SchemaStand(_cache);
        var device = stand.Play();
        device.Capabilities = ["urn:m?module=m"];
        device.Data = "<top xmlns='urn:m'/>";

        var document = (await ReadAsync(stand, "/m:top", request => request with { Depth = 2 })).Value;

        Assert.Equal((DataFormat.Xml, "<top xmlns=\"urn:m\"/>"), (document.Format, document.Text));
        Assert.Contains("no usable schema", document.Note, StringComparison.Ordinal);
        Assert.Contains("gives out none", document.Note, StringComparison.Ordinal);
        Assert.Contains("'depth'", document.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ElementsThatTheModelsDoNotKnow_AreKeptAndCounted()
    {
        await using var stand = new SchemaStand(_cache);
        Play(stand).Data = "<top xmlns='urn:m'><item><id>1</id><extra xmlns='urn:x'>2</extra></item></top><other xmlns='urn:other'/>";

        var document = (await ReadAsync(stand, "/m:top")).Value;

        Assert.Equal(1, document.UnknownNodes);
        Assert.Equal("2", (string?)JsonNode.Parse(document.Text)!["m:top"]!["item"]![0]!["urn:x:extra"]);
        Assert.DoesNotContain("other", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EntriesAmongOtherNodes_AreOneArray()
    {
        await using var stand = new SchemaStand(_cache);
        Play(stand).Data = "<top xmlns='urn:m'><item><id>1</id></item><note xmlns='urn:x'/><item><id>2</id></item></top>";

        var top = JsonNode.Parse((await ReadAsync(stand, "/m:top")).Value.Text)!["m:top"]!;

        Assert.Equal([1, 2], top["item"]!.AsArray().Select(item => (int)item!["id"]!));
    }

    [Fact]
    public async Task Read_StateOfAMixedAnswer_HasNoConfigurationButKeys()
    {
        await using var stand = new SchemaStand(_cache);
        Play(stand).Data = "<top xmlns='urn:m'><item><id>1</id><word>w</word><count>9</count></item><item><id>2</id><word>w</word></item></top>";

        var document = (await ReadAsync(stand, "/m:top", request => request with { Datastore = Datastore.Operational, Content = DataContent.State })).Value;

        Assert.True(document.MixedConfigAndState);
        Assert.Equal("""{"m:top":{"item":[{"id":1,"count":"9"}]}}""", document.Text);
    }

    [Fact]
    public async Task Read_AnswerThatBreaksOff_EndsTheSessionAndIsNoDocument()
    {
        await using var stand = new SchemaStand(_cache);
        Play(stand).Data = "<top xmlns='urn:m'><item></top>";

        var failure = (await ReadAsync(stand, "/m:top")).Failure!;

        Assert.Equal((FailureCode.ProtocolError, Transmission.Unknown), (failure.Code, failure.Transmission));
    }

    [Fact]
    public async Task Read_WithinOneCall_KeepsNoMoreThanTheLimitOfOneAnswer()
    {
        await using var stand = new SchemaStand(_cache, spool: new() { MaxDocument = 20_000 });
        Play(stand).Data = $"<top xmlns='urn:m'>{string.Concat(Enumerable.Range(0, 200).Select(i => $"<item><id>{i % 250}</id><word>{new string('w', 1000)}</word></item>"))}</top>";

        var document = (await ReadAsync(stand, "/m:top", request => request with { MaxBytes = 3000 })).Value;

        Assert.InRange(document.Pages!.Bytes, 20_000, 100_000);
        Assert.NotNull(document.RestCutAt);
        var last = document.Pages.Read(null, 100_000);
        Assert.NotEmpty(JsonNode.Parse(last.Text)!["m:top"]!["item"]!.AsArray());
        Assert.Null(last.Next);
    }

    [Fact]
    public async Task Read_ModelsNotReadyInTime_IsXmlNowAndJsonLater()
    {
        var clock = new TestKit.Time.FakeClock();
        await using var stand = new SchemaStand(_cache, time: clock);
        Play(stand).Data = "<top xmlns='urn:m'/>";
        stand.Compile.Hold();
        var reading = ReadAsync(stand, "/m:top");
        await stand.Compile.StartedAsync().Guarded();

        clock.Advance(TimeSpan.FromSeconds(20));
        var first = (await reading).Value;
        stand.Compile.Release();
        Assert.True((await stand.GetAsync()).IsSuccess);
        var second = (await ReadAsync(stand, "/m:top")).Value;

        Assert.Equal((DataFormat.Xml, DataFormat.Json), (first.Format, second.Format));
        Assert.Contains("later", first.Note, StringComparison.Ordinal);
    }

    private static ModelDevice Play(SchemaStand stand)
    {
        var device = stand.Play();
        device.Capabilities = ["urn:m?module=m"];
        device.Modules["m"] = Model;
        return device;
    }

    private static Task<Outcome<DeviceDocument>> ReadAsync(SchemaStand stand, string path, Func<DeviceReadRequest, DeviceReadRequest>? change = null)
    {
        var request = new DeviceReadRequest { Datastore = Datastore.Running, Path = path, Format = DataFormat.Json, KeepRest = true, MaxBytes = 65536 };
        return stand.Stand.Reader.ReadAsync(DeviceName.Parse("a"), change is null ? request : change(request), Guard.Token()).Guarded();
    }
}
