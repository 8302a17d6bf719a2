using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>Devices whose models a test says.</summary>
internal sealed class FakeSchemas : IDeviceSchemas
{
    public Dictionary<string, YangSchema> Devices { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A schema with one module of one container.</summary>
    public static DeviceSchema Small { get; } = new(Compile("module small { namespace 'urn:small'; prefix s; container c; }"), SchemaSource.YangLibrary);

    public Func<DeviceName, Outcome<DeviceSchema>>? Answer { get; set; }

    /// <summary>What is under way for every device; null when nothing is.</summary>
    public Task<Outcome<DeviceSchema>>? UnderWay { get; set; }

    public Task<Outcome<DeviceSchema>> GetAsync(DeviceName device, CancellationToken cancellationToken)
    {
        if (UnderWay is not null)
        {
            return UnderWay;
        }

        if (Answer is not null)
        {
            return Task.FromResult(Answer(device));
        }

        return Task.FromResult(Devices.TryGetValue(device.Value, out var schema)
            ? new DeviceSchema(schema, SchemaSource.YangLibrary)
            : (Outcome<DeviceSchema>)new Failure(FailureCode.Unreachable, "Connection refused."));
    }

    public IReadOnlyList<SharedSchema> AtHand() =>
        [.. Devices.GroupBy(device => device.Value, device => DeviceName.Parse(device.Key)).Select(group => new SharedSchema(group.Key, [.. group.Order()]))];

    /// <summary>The schema of one module.</summary>
    public static YangSchema Compile(string text)
    {
        var source = new YangSource("text", text);
        var name = YangParser.Parse(source).Root!.Argument!;
        var compilation = YangCompiler.Compile(new CompileRequest([new RequestedModule(name)], new OneSource(name, source)));
        Assert.Empty(compilation.Diagnostics);
        return compilation.Schema;
    }

    private sealed class OneSource(string name, YangSource source) : IModuleSources
    {
        public YangSource? Find(string moduleName, string? revision) => moduleName == name ? source : null;
    }
}
