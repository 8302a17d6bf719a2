using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>A real netconfd, and a gateway that may change it on several sessions at once.</summary>
internal sealed class EditStand : IAsyncDisposable
{
    public const string SystemNamespace = "urn:ietf:params:xml:ns:yang:ietf-system";

    public const string Startup = """
        <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
          <system xmlns="urn:ietf:params:xml:ns:yang:ietf-system">
            <hostname>edge-1</hostname>
            <location>rack 4</location>
            <dns-resolver>
              <server><name>d1</name><udp-and-tcp><address>192.0.2.1</address></udp-and-tcp></server>
              <server><name>d2</name><udp-and-tcp><address>192.0.2.2</address></udp-and-tcp></server>
            </dns-resolver>
            <radius>
              <server><name>r1</name><udp><address>192.0.2.9</address><shared-secret>radius-words</shared-secret></udp></server>
            </radius>
          </system>
        </config>
        """;

    public static readonly DeviceName Edge = DeviceName.Parse("edge-1");

    private EditStand(NetconfdDevice device, DeviceStand stand)
    {
        Device = device;
        Stand = stand;
    }

    public NetconfdDevice Device { get; }

    public DeviceStand Stand { get; }

    public IDeviceEditor Editor => Stand.Get<IDeviceEditor>();

    public static async Task<EditStand> StartAsync(NetconfdOptions? options = null, string more = "")
    {
        var device = await NetconfdDevice.StartAsync((options ?? new NetconfdOptions()) with { StartupConfig = Startup });
        var stand = new DeviceStand(
            $"defaults: {{ limits: {{ {DeviceStand.Patient}, exclusive_sessions: 4 }} }}\n" +
            $"credentials: {{ edge-1: {{ kind: key-file, path: {device.Endpoint.PrivateKeyFile} }} }}\n" +
            "devices:\n" + DeviceStand.Entry("edge-1", device.Endpoint, more));
        stand.Know(device.Endpoint);
        return new EditStand(device, stand);
    }

    /// <summary>A session for changes.</summary>
    public async Task<IEditSession> OpenAsync() => (await Editor.OpenAsync(Edge, Guard.Token()).Guarded()).Done();

    /// <summary>The edit of a leaf that every test changes.</summary>
    public static string Location(string text) => $"<system xmlns=\"{SystemNamespace}\"><location>{text}</location></system>";

    /// <summary>The leaf as running has it now, read on another session.</summary>
    public async Task<string> LocationAsync(Datastore datastore = Datastore.Running) =>
        (await Stand.ReadAsync("edge-1", "/ietf-system:system/location", datastore)).Value.Text;

    /// <summary>Paths in the device's schema.</summary>
    public async Task<DataPath[]> PathsAsync(params string[] texts)
    {
        var schema = (await Stand.Get<IDeviceSchemas>().GetAsync(Edge, Guard.Token()).Guarded()).Value.Schema;
        return [.. texts.Select(text => DataPath.TryRead(schema, text, out var path, out var error) ? path : throw new ArgumentException(error.Message))];
    }

    public async Task<string> ReadAsync(IEditSession session, Datastore datastore, params string[] paths)
    {
        var read = await session.ReadAsync(datastore, await PathsAsync(paths), Guard.Token()).Guarded();
        return XmlDataWriter.ToText(read.Done());
    }

    public async ValueTask DisposeAsync()
    {
        await Stand.DisposeAsync();
        await Device.DisposeAsync();
    }
}
