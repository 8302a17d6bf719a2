using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using NetMcp.ChangeHost;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using Xunit;

namespace NetMcp.Changes.Tests.Real;

/// <summary>
/// Real netconfds, the inventory that has them, and a gateway of the tests' own that looks at them and puts them back as they were. The change
/// that every test makes has two parts on each device, so that half of it would be seen.
/// </summary>
internal sealed class RealNetwork : IAsyncDisposable
{
    public const string Before = "<location>rack 4</location>";
    public const string Wanted = "<interface><name>dum9</name></interface><location>rack 5</location>";

    private const string SystemNamespace = "urn:ietf:params:xml:ns:yang:ietf-system";
    private const string InterfacesNamespace = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
    private const string InterfacePath = "/ietf-interfaces:interfaces/interface[name='dum9']";
    private const string LocationPath = "/ietf-system:system/location";

    private const string Startup = $"""
        <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
          <system xmlns="{SystemNamespace}">
            <location>rack 4</location>
            <dns-resolver>
              <server><name>d1</name><udp-and-tcp><address>192.0.2.1</address></udp-and-tcp></server>
              <server><name>d2</name><udp-and-tcp><address>192.0.2.2</address></udp-and-tcp></server>
              <server><name>d3</name><udp-and-tcp><address>192.0.2.3</address></udp-and-tcp></server>
              <server><name>d4</name><udp-and-tcp><address>192.0.2.4</address></udp-and-tcp></server>
            </dns-resolver>
          </system>
        </config>
        """;

    // A condition on data that a plan that touches only the level has not read: the device decides.
    private const string GuardModule = """
        module guard {
          namespace "urn:guard"; prefix g;
          revision 2026-01-01;
          container guard {
            leaf allowed { type boolean; }
            leaf level { type uint8; must "../allowed = 'true'"; }
          }
        }
        """;

    private readonly TempDirectory _directory;

    private RealNetwork(IReadOnlyList<NetconfdDevice> devices, TempDirectory directory)
    {
        Devices = devices;
        _directory = directory;
        Onlooker = Compose("onlooker");
    }

    public IReadOnlyList<NetconfdDevice> Devices { get; }

    public IReadOnlyList<DeviceName> Names => [.. Devices.Select(device => DeviceName.Parse(device.Name))];

    public string Configuration => _directory.File("netmcp.yaml");

    /// <summary>The gateway that looks and puts back; its engine does not run.</summary>
    public HostedGateway Onlooker { get; }

    public static async Task<RealNetwork> StartAsync(int count = 3, string limits = "", string connect = "25s")
    {
        var directory = new TempDirectory();
        directory.Write("yang/guard.yang", GuardModule);
        var devices = await Task.WhenAll(Enumerable.Range(1, count).Select(number => NetconfdDevice.StartAsync(new NetconfdOptions
        {
            Name = $"r{number}",
            StartupConfig = Startup,
            Modules = ["ietf-interfaces", "iana-if-type", "ietf-ip", "ietf-system", "guard"],
            ModulePath = directory.File("yang"),
        })));
        directory.Write("netmcp.yaml", Yaml(devices, limits, connect));
        directory.Write("known_hosts", string.Concat(devices.Select(device => File.ReadAllText(device.Endpoint.KnownHostsFile))));
        return new RealNetwork(devices, directory);
    }

    /// <summary>A folder of changes of its own.</summary>
    public string Folder(string name) => _directory.File(Path.Combine("changes", name));

    /// <summary>A gateway in this process.</summary>
    public HostedGateway Compose(string folder, Func<ChangeRecord, bool, Task>? watch = null, double timeout = 15, double budget = 5) =>
        HostedGateway.Compose(
            Configuration,
            new ChangeOptions
            {
                Folder = Folder(folder),
                LeastConfirmTimeout = TimeSpan.FromSeconds(timeout),
                CommitBudget = TimeSpan.FromSeconds(budget),
                CheckBudget = TimeSpan.FromSeconds(budget),
                RecoveryBudget = TimeSpan.FromSeconds(budget),
                LockBudget = TimeSpan.FromSeconds(1),
                ChangesPerDeviceAndHour = int.MaxValue,
            },
            watch);

    /// <summary>The change of every test: both parts on every device.</summary>
    public IReadOnlyList<RequestedEdit> Edits => [.. Names.SelectMany<DeviceName, RequestedEdit>(name =>
    [
        new(name, EditOperation.Merge, LocationPath, JsonSerializer.SerializeToElement("rack 5")),
        new(name, EditOperation.Create, InterfacePath, JsonSerializer.Deserialize<JsonElement>("""{"type":"iana-if-type:other"}""")),
    ])];

    /// <summary>What a device runs of what the change touches: <see cref="Before"/>, <see cref="Wanted"/>, or anything else.</summary>
    public async Task<string> RunsAsync(DeviceName device)
    {
        await using var session = await OpenAsync(device);
        return await RunsAsync(device, session);
    }

    /// <summary>
    /// Sees that nothing of a change is left but what runs: both locks are free, the candidate is as running, and no commit of it is pending.
    /// </summary>
    /// <returns>What runs.</returns>
    public async Task<string> FindNothingLeftAsync(DeviceName device, IEnumerable<string> persistIds)
    {
        await using var session = await OpenAsync(device);
        (await session.LockAsync(Datastore.Candidate, Guard.Token()).Guarded()).Done();
        (await session.LockAsync(Datastore.Running, Guard.Token()).Guarded()).Done();
        Assert.False((await session.IsCandidateDirtyAsync(Guard.Token()).Guarded()).Done(), $"{device} has edits in its candidate");
        (await session.UnlockAsync(Datastore.Running, Guard.Token()).Guarded()).Done();
        foreach (var id in persistIds)
        {
            Assert.False((await session.CancelCommitAsync(id, Guard.Token()).Guarded()).IsSuccess, $"{device} had a commit pending");
        }

        return await RunsAsync(device, session);
    }

    /// <summary>Somebody else sets the location, and commits.</summary>
    public Task SetLocationAsync(DeviceName device, string location) =>
        CommitAsync(device, $"<system xmlns=\"{SystemNamespace}\"><location>{location}</location></system>");

    /// <summary>Puts every device back as it was.</summary>
    public async Task ResetAsync()
    {
        foreach (var device in Names)
        {
            var runs = await RunsAsync(device);
            if (runs == Before)
            {
                continue;
            }

            // netconfd refuses to remove what is not there (RFC 6241 section 7.2 has it do nothing).
            var made = runs.Contains("interface", StringComparison.Ordinal)
                ? $"<interfaces xmlns=\"{InterfacesNamespace}\"><interface {Operation("delete")}><name>dum9</name></interface></interfaces>"
                : string.Empty;
            await CommitAsync(device, $"<system xmlns=\"{SystemNamespace}\"><location {Operation("replace")}>rack 4</location></system>{made}");
            Assert.Equal(Before, await RunsAsync(device));
        }

        static string Operation(string name) => $"xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\" nc:operation=\"{name}\"";
    }

    public async Task<IEditSession> OpenAsync(DeviceName device) => (await Onlooker.Get<IDeviceEditor>().OpenAsync(device, Guard.Token()).Guarded()).Done();

    public async ValueTask DisposeAsync()
    {
        await Onlooker.DisposeAsync();
        await Task.WhenAll(Devices.Select(device => device.DisposeAsync().AsTask()));
        _directory.Dispose();
    }

    private async Task CommitAsync(DeviceName device, string edit)
    {
        await using var session = await OpenAsync(device);
        (await session.LockAsync(Datastore.Candidate, Guard.Token()).Guarded()).Done();
        (await session.EditAsync(Datastore.Candidate, edit, Guard.Token()).Guarded()).Done();
        (await session.CommitAsync(null, null, Guard.Token()).Guarded()).Done();
    }

    private async Task<string> RunsAsync(DeviceName device, IEditSession session)
    {
        var schema = (await Onlooker.Get<IDeviceSchemas>().GetAsync(device, Guard.Token()).Guarded()).Done().Schema;
        DataPath[] paths = [.. new[] { LocationPath, InterfacePath + "/name" }
            .Select(text => DataPath.TryRead(schema, text, out var path, out var error) ? path : throw new ArgumentException(error.Message))];
        var read = (await session.ReadAsync(Datastore.Running, paths, Guard.Token()).Guarded()).Done();
        return string.Concat(XElement.Parse($"<all>{XmlDataWriter.ToText(read)}</all>").Elements().SelectMany(top => top.Elements())
            .Select(element => element.Name.LocalName == "interface" ? "<interface><name>dum9</name></interface>" : $"<location>{element.Value}</location>")
            .Order(StringComparer.Ordinal));
    }

    private static string Yaml(IReadOnlyList<NetconfdDevice> devices, string limits, string connect)
    {
        var all = $"connect_timeout: {connect}, login_timeout: 25s, hello_timeout: 25s, exclusive_sessions: 4{limits}";
        return $"defaults: {{ limits: {{ {all} }} }}\ncredentials:\n" +
            string.Concat(devices.Select(device => $"  {device.Name}: {{ kind: key-file, path: {device.Endpoint.PrivateKeyFile} }}\n")) + "devices:\n" +
            string.Concat(devices.Select(device => string.Create(CultureInfo.InvariantCulture,
                $"  - {{ name: {device.Name}, address: {device.Endpoint.Host}, port: {device.Endpoint.Port}, user: {device.Endpoint.User}, credential: {device.Name} }}\n")));
    }
}
