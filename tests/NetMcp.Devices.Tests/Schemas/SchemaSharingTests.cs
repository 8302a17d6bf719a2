using NetMcp.Core.Outcomes;
using NetMcp.Devices.Schemas;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>Who shares a schema with whom, when it is made, and how often.</summary>
public sealed class SchemaSharingTests : IDisposable
{
    private const string Text = "module m { namespace 'urn:m'; prefix m; feature f; leaf x { type string; } }";

    private readonly TempDirectory _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Get_DevicesOfTheSameModels_ShareOneSchemaWhateverTheirIds()
    {
        await using var stand = new SchemaStand(_cache, names: ["a", "b"]);
        Play(stand, "a", "1");
        Play(stand, "b", "2");

        var first = (await stand.GetAsync("a")).Value;
        var second = (await stand.GetAsync("b")).Value;

        Assert.Same(first.Schema, second.Schema);
        Assert.Single(stand.Compile.Requests);
    }

    [Theory]
    [InlineData("module m { namespace 'urn:m'; prefix m; feature f; leaf x { type string ; } }", "<feature>f</feature>", "")]
    [InlineData(Text, "", "")]
    [InlineData(Text, "<feature>f</feature>", "<deviation><name>d</name><revision/></deviation>")]
    public async Task Get_DevicesThatDifferInBytesFeaturesOrDeviations_ShareNothingThoughTheirIdsAreOne(string text, string features, string deviations)
    {
        await using var stand = new SchemaStand(_cache, names: ["a", "b"]);
        Play(stand, "a", "1");
        var other = Play(stand, "b", "1");
        other.Modules["m"] = text;
        other.Modules["d"] = "module d { namespace 'urn:d'; prefix d; import m { prefix m; } }";
        other.Library = ModelDevice.LibraryOf("1", ModelDevice.Entry("m", "", features + deviations));

        var first = (await stand.GetAsync("a")).Value;
        var second = (await stand.GetAsync("b")).Value;

        Assert.NotSame(first.Schema, second.Schema);
        Assert.Equal(2, stand.Compile.Requests.Count);
    }

    [Fact]
    public async Task Get_Again_AsksNothing()
    {
        await using var stand = new SchemaStand(_cache);
        var device = Play(stand, "a", "1");

        var first = (await stand.GetAsync()).Value;
        var second = (await stand.GetAsync()).Value;

        Assert.Same(first.Schema, second.Schema);
        Assert.Single(device.Asked);
        Assert.Equal(1, device.LibraryAsked);
    }

    [Fact]
    public async Task Get_AfterARestart_AsksTheDeviceForNothing()
    {
        await using (var before = new SchemaStand(_cache))
        {
            Play(before, "a", "1");
            Assert.True((await before.GetAsync()).IsSuccess);
        }

        await using var after = new SchemaStand(_cache);
        var device = Play(after, "a", "1");

        Assert.True((await after.GetAsync()).IsSuccess);
        Assert.Empty(device.Asked);
        Assert.Equal(0, device.LibraryAsked);
        Assert.Equal(["f"], after.Compile.Requests.Single().Modules.Single().Features!);
    }

    [Fact]
    public async Task Get_AfterTheModelsChanged_AsksAgain()
    {
        await using (var before = new SchemaStand(_cache))
        {
            Play(before, "a", "1");
            Assert.True((await before.GetAsync()).IsSuccess);
        }

        await using var after = new SchemaStand(_cache);
        var device = Play(after, "a", "2");
        device.Modules["m"] = "module m { namespace 'urn:m'; prefix m; }";

        Assert.True((await after.GetAsync()).IsSuccess);
        Assert.Equal(["m"], device.Asked);
        Assert.DoesNotContain("leaf x", after.Compile.Requests.Single().Sources.Find("m", null)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SameNameAtAnotherAddress_IsAnotherDevice()
    {
        await using (var before = new SchemaStand(_cache, names: ["z", "a"]))
        {
            Play(before, "a", "1");
            Assert.True((await before.GetAsync()).IsSuccess);
        }

        await using var after = new SchemaStand(_cache, names: ["a"]);
        var device = Play(after, "a", "1");

        Assert.True((await after.GetAsync()).IsSuccess);
        Assert.Equal(["m"], device.Asked);
    }

    [Fact]
    public async Task Get_FileOfTheCacheThatWasTamperedWith_IsAskedForAgain()
    {
        await using (var before = new SchemaStand(_cache))
        {
            Play(before, "a", "1").Modules["n"] = "module n { namespace 'urn:n'; prefix n; }";
            Assert.True((await before.GetAsync()).IsSuccess);
        }

        var file = Directory.EnumerateFiles(_cache.Path, "*.yang", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, "// more");
        await using var after = new SchemaStand(_cache);
        var device = Play(after, "a", "1");

        Assert.True((await after.GetAsync()).IsSuccess);
        Assert.Equal(["m"], device.Asked);
        Assert.DoesNotContain("more", after.Compile.Requests.Single().Sources.Find("m", null)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_IndexThatIsBroken_IsMadeAnew()
    {
        await using (var before = new SchemaStand(_cache))
        {
            Play(before, "a", "1");
            Assert.True((await before.GetAsync()).IsSuccess);
        }

        var file = Directory.EnumerateFiles(_cache.Path, "*.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(file, "{\"Format\":1,\"Modules\":");
        await using var after = new SchemaStand(_cache);
        Play(after, "a", "1");

        Assert.True((await after.GetAsync()).IsSuccess);
    }

    [Fact]
    public async Task Get_ModuleThatWasMissing_IsAskedForAgainAfterARestartAndNothingElse()
    {
        await using (var before = new SchemaStand(_cache))
        {
            var device = Play(before, "a", "1");
            device.Library = ModelDevice.LibraryOf("1", ModelDevice.Entry("m"), ModelDevice.Entry("n"));
            Assert.Single((await before.GetAsync()).Value.Degraded);
        }

        await using var after = new SchemaStand(_cache);
        var better = Play(after, "a", "1");
        better.Library = ModelDevice.LibraryOf("1", ModelDevice.Entry("m"), ModelDevice.Entry("n"));
        better.Modules["n"] = "module n { namespace 'urn:n'; prefix n; }";

        Assert.Empty((await after.GetAsync()).Value.Degraded);
        Assert.Equal(["n"], better.Asked);
    }

    [Fact]
    public async Task Get_CacheThatCannotBeWritten_CostsNothingButTheCache()
    {
        _cache.Write("cache", "a file where a folder should be");
        await using var stand = new SchemaStand(_cache);
        Play(stand, "a", "1");

        Assert.True((await stand.GetAsync()).IsSuccess);
    }

    [Fact]
    public async Task Cache_Files_AreTheGatewaysAlone()
    {
        await using var stand = new SchemaStand(_cache);
        Play(stand, "a", "1");
        Assert.True((await stand.GetAsync()).IsSuccess);

        var root = new DirectoryInfo(_cache.File("cache"));
        Assert.All(root.EnumerateFiles("*", SearchOption.AllDirectories), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        Assert.All(
            root.EnumerateDirectories("*", SearchOption.AllDirectories).Append(root),
            folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode));
    }

    [Fact]
    public async Task Get_CallerWhoGivesUp_LeavesItToTheOthers()
    {
        await using var stand = new SchemaStand(_cache);
        Play(stand, "a", "1");
        stand.Compile.Hold();
        using var impatience = new CancellationTokenSource();
        var first = stand.GetAsync(cancellationToken: impatience.Token);
        var second = stand.GetAsync();
        await stand.Compile.StartedAsync().Guarded();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        stand.Compile.Release();

        Assert.True((await second).IsSuccess);
        Assert.Single(stand.Compile.Requests);
    }

    [Fact]
    public async Task Get_ManyDevicesAtOnce_CompileOnce()
    {
        string[] names = [.. Enumerable.Range(0, 12).Select(number => "d" + number)];
        await using var stand = new SchemaStand(_cache, names: names);
        foreach (var name in names)
        {
            Play(stand, name, "id of " + name);
        }

        var schemas = await Task.WhenAll(names.Select(name => stand.GetAsync(name)));

        Assert.Single(schemas.Select(schema => schema.Value.Schema).Distinct());
        Assert.Single(stand.Compile.Requests);
    }

    [Fact]
    public async Task Get_DifferentModelsAtOnce_KeepToTheNumberOfCompiles()
    {
        string[] names = [.. Enumerable.Range(0, 8).Select(number => "d" + number)];
        await using var stand = new SchemaStand(_cache, new SchemaLimits { Compiles = 2 }, names: names);
        foreach (var name in names)
        {
            Play(stand, name, "1").Modules["m"] = $"module m {{ namespace 'urn:{name}'; prefix m; }}";
        }

        stand.Compile.Hold();
        var getting = names.Select(name => stand.GetAsync(name)).ToList();
        await stand.Compile.StartedAsync().Guarded();
        await stand.Compile.StartedAsync().Guarded();
        stand.Compile.Release();

        Assert.All(await Task.WhenAll(getting), schema => Assert.True(schema.IsSuccess));
        Assert.Equal(8, stand.Compile.Requests.Count);
        Assert.Equal(2, stand.Compile.MostAtOnce);
    }

    [Fact]
    public async Task Get_SchemaThatLeftTheMemory_IsCompiledAgainFromTheCache()
    {
        await using var stand = new SchemaStand(_cache, new SchemaLimits { SchemasKept = 1 }, names: ["a", "b"]);
        var device = Play(stand, "a", "1");
        Play(stand, "b", "1").Modules["m"] = "module m { namespace 'urn:m'; prefix n; }";

        Assert.True((await stand.GetAsync("a")).IsSuccess);
        Assert.True((await stand.GetAsync("b")).IsSuccess);
        Assert.True((await stand.GetAsync("a")).IsSuccess);

        Assert.Equal(3, stand.Compile.Requests.Count);
        Assert.Single(device.Asked);
    }

    [Fact]
    public async Task Get_FailureThatWouldRepeat_IsRememberedForAWhile()
    {
        var clock = new FakeClock();
        await using var stand = new SchemaStand(_cache, time: clock);
        var device = Play(stand, "a", "1");
        var text = device.Modules["m"];
        device.Modules.Clear();

        Assert.Equal(FailureCode.NotSupported, (await stand.GetAsync()).Failure!.Code);
        var asked = device.Asked.Count;
        Assert.Equal(FailureCode.NotSupported, (await stand.GetAsync()).Failure!.Code);
        Assert.Equal(asked, device.Asked.Count);

        device.Modules["m"] = text;
        clock.Advance(new SchemaLimits().FailureKept);
        Assert.True((await stand.GetAsync()).IsSuccess);
    }

    [Fact]
    public async Task Get_CompileThatTakesTooLong_FailsTyped()
    {
        var clock = new FakeClock();
        await using var stand = new SchemaStand(_cache, time: clock);
        Play(stand, "a", "1");
        stand.Compile.Hold();
        var getting = stand.GetAsync();
        await stand.Compile.StartedAsync().Guarded();

        clock.Advance(new SchemaLimits().CompileTime);

        Assert.Equal(FailureCode.LimitExceeded, (await getting).Failure!.Code);
    }

    private static ModelDevice Play(SchemaStand stand, string name, string id)
    {
        var device = stand.Play(name);
        device.Capabilities = [ModelDevice.LibraryCapability(id)];
        device.Library = ModelDevice.LibraryOf(id, ModelDevice.Entry("m", "", "<feature>f</feature>"));
        device.Modules["m"] = Text;
        return device;
    }
}
