using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Schemas;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>What is asked of a device, and what becomes of the answers.</summary>
public sealed class SchemaAcquisitionTests : IDisposable
{
    private readonly TempDirectory _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Get_YangLibrary_FetchesModulesSubmodulesAndWhatTheyImport()
    {
        await using var stand = new SchemaStand(_cache);
        var device = stand.Play();
        device.Capabilities = [ModelDevice.LibraryCapability("1")];
        device.Library = ModelDevice.LibraryOf("1",
            ModelDevice.Entry("m", "2020-01-01", "<feature>f</feature><submodule><name>s</name><revision/></submodule>"),
            ModelDevice.Entry("t", "2019-01-01", conformance: "import"));
        device.Modules["m@2020-01-01"] = "module m { yang-version 1.1; namespace 'urn:m'; prefix m; import t { prefix t; } import u { prefix u; } include s; include w; revision 2020-01-01; }";
        device.Modules["t@2019-01-01"] = "module t { namespace 'urn:t'; prefix t; revision 2019-01-01; }";
        device.Modules["u"] = "module u { namespace 'urn:u'; prefix u; import v { prefix v; revision-date 2018-01-01; } }";
        device.Modules["v@2018-01-01"] = "module v { namespace 'urn:v'; prefix v; revision 2018-01-01; }";
        device.Modules["s"] = "submodule s { yang-version 1.1; belongs-to m { prefix m; } include w; }";
        device.Modules["w"] = "submodule w { yang-version 1.1; belongs-to m { prefix m; } }";

        var schema = (await stand.GetAsync()).Value;

        Assert.Equal(SchemaSource.ModulesState, schema.Source);
        Assert.Empty(schema.Degraded);
        Assert.Equal(["m@2020-01-01", "s", "t@2019-01-01", "u", "v@2018-01-01", "w"], Distinct(device));
        var request = Assert.Single(stand.Compile.Requests);
        var requested = Assert.Single(request.Modules);
        Assert.Equal(("m", "2020-01-01"), (requested.Name, requested.Revision));
        Assert.Equal(["f"], requested.Features!);
        foreach (var (name, revision) in (ReadOnlySpan<(string, string?)>)[("m", "2020-01-01"), ("m", null), ("s", null), ("t", null), ("u", null), ("v", "2018-01-01"), ("w", null)])
        {
            Assert.StartsWith(name is "s" or "w" ? "submodule " + name : "module " + name, request.Sources.Find(name, revision)!.Text, StringComparison.Ordinal);
        }

        Assert.Null(request.Sources.Find("v", "2017-01-01"));
    }

    [Fact]
    public async Task Get_HelloAlone_TakesItsFeaturesAndItsDeviations()
    {
        await using var stand = new SchemaStand(_cache);
        var device = stand.Play();
        device.Capabilities = ["urn:m?module=m&revision=2020-01-01&features=f,g&deviations=d"];
        device.Modules["m@2020-01-01"] = "module m { namespace 'urn:m'; prefix m; revision 2020-01-01; }";
        device.Modules["d"] = "module d { namespace 'urn:d'; prefix d; import m { prefix m; } }";

        var schema = (await stand.GetAsync()).Value;

        Assert.Equal(SchemaSource.Hello, schema.Source);
        Assert.Empty(schema.Degraded);
        var requested = Assert.Single(stand.Compile.Requests).Modules;
        Assert.Equal(["d", "m"], requested.Select(module => module.Name));
        Assert.Equal(["f", "g"], requested[1].Features!);
    }

    [Fact]
    public async Task Get_ModuleThatTheDeviceDoesNotGiveOut_CostsThatOneAlone()
    {
        await using var stand = new SchemaStand(_cache);
        var device = WithLibrary(stand.Play(), ModelDevice.Entry("m"), ModelDevice.Entry("n", "2020-01-01"));
        device.Modules["m"] = "module m { namespace 'urn:m'; prefix m; }";

        var schema = (await stand.GetAsync()).Value;

        var degraded = Assert.Single(schema.Degraded);
        Assert.Equal(("n@2020-01-01", true), (degraded.Name, degraded.IsMissing));
        Assert.Contains("does not give it out", degraded.Reason, StringComparison.Ordinal);
        Assert.Equal(["m"], stand.Compile.Requests.Single().Modules.Select(module => module.Name));
    }

    [Fact]
    public async Task Get_ModuleInTheFolder_FillsTheGap()
    {
        _cache.Write("yang/sub/n@2019-01-01.yang", "module n { namespace 'urn:n'; prefix n; revision 2019-01-01; }");
        _cache.Write("yang/n.yang", "module n { namespace 'urn:n'; prefix n; revision 2020-01-01; }");
        _cache.Write("yang/n@2021-01-01.yang", "n@2020-01-01.yang");
        await using var stand = new SchemaStand(_cache, more: $", yang_folder: {_cache.Path}/yang");
        WithLibrary(stand.Play(), ModelDevice.Entry("n", "2020-01-01"));

        var schema = (await stand.GetAsync()).Value;

        Assert.Empty(schema.Degraded);
        Assert.Equal("2020-01-01", stand.Compile.Requests.Single().Modules.Single().Revision);
        Assert.Equal(SchemaSource.ModulesState, schema.Source);
    }

    [Fact]
    public async Task Get_DeviceThatTellsNothing_UsesTheFolderAlone()
    {
        _cache.Write("yang/n.yang", "module n { namespace 'urn:n'; prefix n; feature f; }");
        await using var stand = new SchemaStand(_cache, more: $", yang_folder: {_cache.Path}/yang");
        stand.Play().GivesModules = false;

        Assert.Equal(SchemaSource.Folder, (await stand.GetAsync()).Value.Source);
        Assert.Null(stand.Compile.Requests.Single().Modules.Single().Features);
    }

    [Fact]
    public async Task Get_DeviceThatTellsNothingWithoutAFolder_SaysWhatToDo()
    {
        await using var stand = new SchemaStand(_cache);
        stand.Play().GivesModules = false;

        var failure = (await stand.GetAsync()).Failure!;

        Assert.Equal((FailureCode.NotSupported, "a"), (failure.Code, failure.Device!.Value.Value));
        Assert.Contains("yang_folder", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("module m { namespace 'urn:m'; prefix m; revision 2019-01-01; revision 2018-01-01; }", "2019-01-01")]
    [InlineData("module m { namespace 'urn:m'; prefix m; }", null)]
    public async Task Get_OtherRevisionThanAnnounced_IsUsedAndTold(string text, string? revision)
    {
        await using var stand = new SchemaStand(_cache);
        var device = WithLibrary(stand.Play(), ModelDevice.Entry("m", "2020-01-01"));
        device.Modules["m@2020-01-01"] = text;

        var degraded = Assert.Single((await stand.GetAsync()).Value.Degraded);

        Assert.Equal(("m@2020-01-01", false), (degraded.Name, degraded.IsMissing));
        var request = stand.Compile.Requests.Single();
        Assert.Equal(revision, request.Modules.Single().Revision);
        Assert.NotNull(request.Sources.Find("m", revision));
        // An import by the revision that the device announces means this text too.
        Assert.NotNull(request.Sources.Find("m", "2020-01-01"));
    }

    [Fact]
    public async Task Get_OtherModuleUnderTheName_IsNotUsed()
    {
        await using var stand = new SchemaStand(_cache);
        var device = WithLibrary(stand.Play(), ModelDevice.Entry("m"), ModelDevice.Entry("n"));
        device.Modules["m"] = device.Modules["n"] = "module n { namespace 'urn:n'; prefix n; }";

        var degraded = Assert.Single((await stand.GetAsync()).Value.Degraded);

        Assert.Equal(("m", true), (degraded.Name, degraded.IsMissing));
        Assert.Null(stand.Compile.Requests.Single().Sources.Find("m", null));
    }

    [Fact]
    public async Task Get_ModuleThatIsNoYang_IsLeftToTheCompilerToJudge()
    {
        await using var stand = new SchemaStand(_cache);
        var device = WithLibrary(stand.Play(), ModelDevice.Entry("m"), ModelDevice.Entry("n"));
        device.Modules["m"] = "% Invalid input detected";
        device.Modules["n"] = "module n { namespace 'urn:n'; prefix n; }";

        Assert.True((await stand.GetAsync()).IsSuccess);
        Assert.Equal(["m", "n"], stand.Compile.Requests.Single().Modules.Select(module => module.Name));
    }

    [Fact]
    public async Task Get_ModulesPastTheLimits_AreLeftOutAndTold()
    {
        var limits = new SchemaLimits { MaxModuleCharacters = 1000, MaxTotalCharacters = 2500, FetchParallel = 1 };
        await using var stand = new SchemaStand(_cache, limits);
        var names = Enumerable.Range(0, 6).Select(number => "m" + number).ToList();
        var device = WithLibrary(stand.Play(), [.. names.Select(name => ModelDevice.Entry(name))]);
        foreach (var name in names)
        {
            device.Modules[name] = $"module {name} {{ namespace 'urn:{name}'; prefix m; }} // {new string('x', name == "m0" ? 1000 : 900)}";
        }

        var degraded = (await stand.GetAsync()).Value.Degraded;

        Assert.Contains("longer than 1000", degraded.Single(module => module.Name == "m0").Reason, StringComparison.Ordinal);
        Assert.Equal(3, stand.Compile.Requests.Single().Modules.Count);
        Assert.Equal(2, degraded.Count(module => module.Reason.Contains("more than 2500", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Get_MoreNodesThanAllowed_AreLeftOutAndTold()
    {
        await using var stand = new SchemaStand(_cache, new SchemaLimits { MaxNodes = 30 });
        var device = WithLibrary(stand.Play(), ModelDevice.Entry("m"));
        device.Modules["m"] = "module m { namespace 'urn:m'; prefix m; grouping g { leaf a { type string; } leaf b { type string; } } " +
            string.Concat(Enumerable.Range(0, 20).Select(number => $"container c{number} {{ uses g; }} ")) + "}";

        var known = (await stand.GetAsync()).Value;

        var reason = known.Degraded.Single(module => module.Name.StartsWith('m')).Reason;
        Assert.Contains("more than 30 nodes", reason, StringComparison.Ordinal);
        Assert.Contains("allow more nodes (gateway.schema_nodes in the configuration)", reason, StringComparison.Ordinal);
        Assert.InRange(known.Schema.Modules.Single().Children.Length, 1, 19);
    }

    [Fact]
    public async Task Get_EndlessImports_EndAtTheLimit()
    {
        await using var stand = new SchemaStand(_cache, new SchemaLimits { MaxModules = 50 });
        var device = WithLibrary(stand.Play(), ModelDevice.Entry("m0"));
        for (var number = 0; number < 200; number++)
        {
            device.Modules["m" + number] = $"module m{number} {{ namespace 'urn:{number}'; prefix m; import m{number + 1} {{ prefix n; }} }}";
        }

        var degraded = (await stand.GetAsync()).Value.Degraded;

        Assert.Contains("more than 50 modules", degraded.Single(module => module.IsMissing).Reason, StringComparison.Ordinal);
        Assert.Equal(50, device.Asked.Count);
    }

    [Fact]
    public async Task Get_SessionClosedOverOneModule_GoesOnWithTheOthers()
    {
        await using var stand = new SchemaStand(_cache);
        var device = WithLibrary(stand.Play(), ModelDevice.Entry("m"), ModelDevice.Entry("n"), ModelDevice.Entry("o"));
        device.Modules["m"] = "module m { namespace 'urn:m'; prefix m; }";
        device.Modules["o"] = "module o { namespace 'urn:o'; prefix o; }";
        device.Fatal = "n";

        var degraded = Assert.Single((await stand.GetAsync()).Value.Degraded);

        Assert.Equal("n", degraded.Name);
        Assert.Contains("closed the session", degraded.Reason, StringComparison.Ordinal);
        Assert.Equal(["m", "o"], stand.Compile.Requests.Single().Modules.Select(module => module.Name));
    }

    private static ModelDevice WithLibrary(ModelDevice device, params string[] entries)
    {
        device.Capabilities = [ModelDevice.LibraryCapability("1")];
        device.Library = ModelDevice.LibraryOf("1", entries);
        return device;
    }

    private static IEnumerable<string> Distinct(ModelDevice device) => device.Asked.Distinct().Order(StringComparer.Ordinal);
}
