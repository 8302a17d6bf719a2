using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Hosting;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.Trust.Paths;
using Xunit;

namespace NetMcp.Server.Tests.Hosting;

/// <summary>Which devices are listened to, and who is told what.</summary>
public sealed class DeviceNoticesTests : IDeviceDirectory, IDeviceEvents, IAsyncLifetime
{
    private const string Interfaces = "network:///device/edge-1/data/ietf-interfaces:interfaces";
    private const string Routes = "network:///device/EDGE-1/routing/ipv4/route-table";

    private readonly HashSet<DeviceName> _inventory = [DeviceName.Parse("edge-1")];
    private readonly Dictionary<DeviceName, Action<DeviceEvent>> _watched = [];
    private readonly ResourceUpdates _updates = new();
    private DeviceNotices _notices = null!;

    public event EventHandler<DevicesChangedEventArgs>? Changed;

    public Task InitializeAsync()
    {
        _notices = new DeviceNotices(this, this, _updates);
        return _notices.StartAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => _notices.StopAsync(CancellationToken.None);

    [Fact]
    public void Watch_IsKeptAsLongAsSomebodyWantsData()
    {
        var first = _updates.Want(Interfaces);
        var second = _updates.Want(Routes);
        first.Dispose();
        Assert.Single(_watched);

        second.Dispose();

        Assert.Empty(_watched);
    }

    [Theory]
    [InlineData("network:///devices")]
    [InlineData("network:///device/edge-1/capabilities")]
    [InlineData("network:///device/edge-1/schema/ietf-interfaces:interfaces")]
    [InlineData("network:///device/edge-9/interfaces")]
    public void Watch_ForWhatNoDeviceTells_IsNotBegun(string uri)
    {
        using var want = _updates.Want(uri);

        Assert.Empty(_watched);
    }

    [Fact]
    public void Watch_FollowsTheInventory()
    {
        using var want = _updates.Want("network:///device/edge-9/interfaces");

        Reload("edge-9");
        Assert.Equal("edge-9", Assert.Single(_watched).Key.Value);
        Reload("edge-1");
        Assert.Empty(_watched);
    }

    [Fact]
    public void Event_OfAnEdit_IsToldForTheResourcesThatItTouches()
    {
        using var interfaces = _updates.Want(Interfaces);
        using var routes = _updates.Want(Routes);
        using var system = _updates.Want("network:///device/edge-1/data/ietf-system:system");

        Assert.Equal([Routes], Told("/ietf-routing:routing/ietf-routing:control-plane-protocols"));
        Assert.Equal([Interfaces, Routes], Told("/ietf-interfaces:interfaces/ietf-interfaces:interface"));
    }

    /// <summary>Told is what cannot have come of a denied node: neither of one in or above which something is denied, nor of nobody knows which.</summary>
    [Theory]
    [InlineData(DeviceEventKind.ConfigChanged, "/ietf-interfaces:interfaces/ietf-interfaces:interface/ietf-interfaces:description", true)]
    [InlineData(DeviceEventKind.ConfigChanged, "/ietf-interfaces:interfaces/ietf-interfaces:interface/ietf-ip:ipv4", false)]
    [InlineData(DeviceEventKind.ConfigChanged, "/ietf-interfaces:interfaces/ietf-interfaces:interface/ietf-ip:ipv4/ietf-ip:mtu", false)]
    [InlineData(DeviceEventKind.ConfigChanged, "/ietf-interfaces:interfaces", false)]
    [InlineData(DeviceEventKind.ConfigChanged, null, false)]
    [InlineData(DeviceEventKind.StateChanged, null, false)]
    [InlineData(DeviceEventKind.Gap, null, true)]
    public void Event_ToSomebodyFromWhomNodesAreHidden_IsToldWhereNothingIsDenied(DeviceEventKind kind, string? changed, bool isTold)
    {
        var limited = new LimitedCaller("/ietf-interfaces:interfaces/interface/ietf-ip:ipv4", seesDevices: true);

        Assert.Equal(isTold, Hears(limited, kind, changed));
        Assert.True(Hears(LocalCaller.Anonymous, kind, changed));
        Assert.False(Hears(new LimitedCaller("/ietf-interfaces:interfaces/interface/ietf-ip:ipv4", seesDevices: false), kind, changed));
    }

    public IReadOnlyList<DeviceSummary> List(DeviceQuery query) => throw new NotSupportedException();

    public Outcome<DeviceSummary> Find(string name) => DeviceName.TryParse(name, out var device) && _inventory.Contains(device)
        ? new DeviceSummary { Name = device, State = DeviceState.Idle, Protocol = "netconf-ssh" }
        : new Failure(FailureCode.InvalidArgument, "No such device.");

    public Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IDisposable Watch(DeviceName device, Action<DeviceEvent> observer)
    {
        _watched.Add(device, observer);
        return new Watching(() => _watched.Remove(device));
    }

    private void Reload(string device)
    {
        _inventory.Clear();
        _inventory.Add(DeviceName.Parse(device));
        Changed?.Invoke(this, new DevicesChangedEventArgs(_inventory));
    }

    private List<string> Told(string changed)
    {
        var told = new List<string>();
        string[] wanted = [Interfaces, Routes, "network:///device/edge-1/data/ietf-system:system"];
        using var observation = _updates.Observe(isChanged => told.AddRange(wanted.Where(uri => isChanged(uri))));
        var device = DeviceName.Parse("edge-1");
        _watched[device](new DeviceEvent(device, DeviceEventKind.ConfigChanged) { Changed = [changed] });
        return told;
    }

    private bool Hears(ICaller caller, DeviceEventKind kind, string? changed)
    {
        using var want = _updates.Want(Interfaces);
        var told = false;
        using var observation = _updates.Observe(isChanged => told |= isChanged(Interfaces), caller);
        var device = DeviceName.Parse("edge-1");
        _watched[device](new DeviceEvent(device, kind) { Name = "m:n", Changed = changed is null ? [] : [changed] });
        return told;
    }

    private sealed class LimitedCaller(string denied, bool seesDevices) : ICaller
    {
        private readonly PathRules _rules = new(null, [NodePath.Parse(denied)]);

        public string Name => "limited";

        public string Key => "limited";

        public IReadOnlyList<string> Chain => [];

        public IReadOnlyList<string> Behind => [];

        public bool LimitsPaths => true;

        public string RulesId => denied;

        public bool Shows(string tool) => true;

        public bool Shows(DeviceSummary device) => seesDevices;

        public PathAccess See(NodePath path) => _rules.Decide(path);

        public Failure? FindObjection(AccessQuestion question) => null;
    }

    private sealed class Watching(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
