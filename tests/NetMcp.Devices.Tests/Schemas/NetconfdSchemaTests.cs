using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Schemas.Compiling;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>The models of real devices.</summary>
public sealed class NetconfdSchemaTests
{
    private const Prerequisite Needs = Prerequisite.Netconfd | Prerequisite.Libssh;

    private const string Things = """
        module acme-things {
          yang-version 1.1;
          namespace "urn:acme:things";
          prefix at;
          include acme-things-types;
          import ietf-inet-types { prefix inet; }
          revision 2024-01-01;
          feature blue;
          container things {
            leaf kind { type thing-kind; }
            leaf address { type inet:ip-address; }
            leaf dropped { type string; }
          }
        }
        """;

    private const string Types = """
        submodule acme-things-types {
          yang-version 1.1;
          belongs-to acme-things { prefix at; }
          revision 2024-01-01;
          typedef thing-kind { type enumeration { enum a; enum b; } }
        }
        """;

    private const string Deviations = """
        module acme-deviations {
          namespace "urn:acme:deviations";
          prefix ad;
          import acme-things { prefix at; }
          revision 2024-01-01;
          deviation /at:things/at:dropped { deviate not-supported; }
        }
        """;

    [RequiresFact(Needs)]
    public async Task Get_EveryModuleOfADevice_IsFetched()
    {
        await using var device = await NetconfdDevice.StartAsync();
        using var compile = new WatchedCompile();
        await using var stand = Stand(device, compile);
        var announced = (await stand.Directory.DescribeAsync(DeviceName.Parse("a"), Guard.Token()).Guarded()).Value.Modules;

        var schema = (await stand.Get<IDeviceSchemas>().GetAsync(DeviceName.Parse("a"), Guard.Token()).Guarded()).Value;

        Assert.Equal(SchemaSource.ModulesState, schema.Source);
        Assert.Empty(schema.Degraded);
        var request = Assert.Single(compile.Requests);
        Assert.True(announced.Count > 20);
        Assert.All(announced, module => Assert.StartsWith("module " + module.Name, request.Sources.Find(module.Name, module.Revision)!.Text, StringComparison.Ordinal));
        Assert.Contains("if-mib", request.Modules.Single(module => module.Name == "ietf-interfaces").Features!);
    }

    [RequiresFact(Needs)]
    public async Task Get_SubmoduleAndDeviationThatTheLibraryDoesNotList_AreFetched()
    {
        using var folder = new TempDirectory();
        folder.Write("acme-things@2024-01-01.yang", Things);
        folder.Write("acme-things-types@2024-01-01.yang", Types);
        folder.Write("acme-deviations@2024-01-01.yang", Deviations);
        await using var device = await NetconfdDevice.StartAsync(new NetconfdOptions
        {
            ModulePath = folder.Path,
            Modules = ["acme-things"],
            NetconfdArguments = ["--deviation=acme-deviations"],
        });
        using var compile = new WatchedCompile();
        await using var stand = Stand(device, compile);

        var schema = (await stand.Get<IDeviceSchemas>().GetAsync(DeviceName.Parse("a"), Guard.Token()).Guarded()).Value;

        Assert.Empty(schema.Degraded);
        var request = Assert.Single(compile.Requests);
        Assert.Equal(["acme-deviations", "acme-things"], request.Modules.Select(module => module.Name).Where(name => name.StartsWith("acme", StringComparison.Ordinal)));
        Assert.Equal(["blue"], request.Modules.Single(module => module.Name == "acme-things").Features!);
        Assert.Equal(Types.Trim() + "\n", request.Sources.Find("acme-things-types", null)!.Text);
    }

    [RequiresFact(Needs)]
    public async Task Get_ByManyGatewaysOneAfterAnother_DoesTheDeviceNoHarm()
    {
        await using var device = await NetconfdDevice.StartAsync();
        for (var gateway = 0; gateway < 3; gateway++)
        {
            using var compile = new WatchedCompile();
            await using var stand = Stand(device, compile, folder: null);

            var schema = (await stand.Get<IDeviceSchemas>().GetAsync(DeviceName.Parse("a"), Guard.Token()).Guarded()).Value;

            // This one is not asked for, and costs only those that build on it.
            Assert.Equal(["ietf-netconf"], schema.Degraded.Where(module => module.IsMissing).Select(module => module.Name.Split('@')[0]));
            Assert.NotNull(schema.Schema.FindRoot("ietf-interfaces", "interfaces"));
            Assert.NotNull(schema.Schema.FindRoot("ietf-system", "system"));
        }
    }

    private static DeviceStand Stand(NetconfdDevice device, WatchedCompile compile, string? folder = "/usr/share/yuma/modules/ietf")
    {
        var yaml = DeviceStand.Yaml(("a", device.Endpoint));
        var stand = new DeviceStand(folder is null ? yaml : yaml.Replace("defaults: {", $"defaults: {{ yang_folder: {folder},", StringComparison.Ordinal), services => services.AddSingleton<SchemaCompile>(compile.Compile));
        stand.Know(device.Endpoint);
        return stand;
    }
}
