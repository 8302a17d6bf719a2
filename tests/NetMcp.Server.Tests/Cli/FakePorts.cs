using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;

namespace NetMcp.Server.Tests.Cli;

/// <summary>Core's ports with two devices: <c>edge-1</c> answers, <c>dead</c> does not.</summary>
internal sealed class FakePorts : IDeviceDirectory, IDeviceReader, IReadCursors, IDeviceSchemas, ISecretMasker
{
    public event EventHandler<DevicesChangedEventArgs>? Changed
    {
        add { }
        remove { }
    }

    public IReadOnlyList<DeviceSummary> List(DeviceQuery query) =>
    [
        new() { Name = DeviceName.Parse("dead"), State = DeviceState.Down, Protocol = "netconf-ssh", Reason = "Connection refused." },
        new() { Name = DeviceName.Parse("edge-1"), State = DeviceState.Up, Protocol = "netconf-ssh", Tags = ["a", "b"], Site = "lab" },
    ];

    public Outcome<DeviceSummary> Find(string name) => List(new DeviceQuery()).FirstOrDefault(device => device.Name.Value == name) is { } found
        ? found
        : new Failure(FailureCode.InvalidArgument, "no such device");

    public Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceDescription>>(new DeviceDescription
        {
            Summary = List(new DeviceQuery())[1],
            ProtocolVersion = "1.1",
            Capabilities = [.. Enumerable.Range(0, 10).Select(i => $"urn:ietf:params:netconf:capability:number-{i}")],
            Modules = [new YangModule("ietf-interfaces", "2018-02-20", "urn:ietf:params:xml:ns:yang:ietf-interfaces")],
            Datastores = [Datastore.Running],
            Sessions = [new DeviceSessionInfo("read", 7, DateTimeOffset.UnixEpoch, 0)],
            ChangePromise = new ChangePromise("full", ["It has confirmed commit."]),
        });

    public Task<Outcome<DeviceDocument>> ReadAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceDocument>>(device.Value == "dead"
            ? new Failure(FailureCode.Unreachable, "Connection refused.") { Device = device, Retryable = true, RetryAfter = TimeSpan.FromSeconds(5) }
            : request.Path == "/a:none" ? new DeviceDocument { Text = string.Empty }
            : new DeviceDocument { Text = "<a xmlns=\"urn:a\"><b>x\u009b</b></a>", MixedConfigAndState = true });

    public Task<Outcome<DeviceDocument>> CallReadOnlyRpcAsync(DeviceName device, string rpcXml, int maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceDocument>>(new Failure(FailureCode.DeviceError, "The device refused.")
        {
            Transmission = Transmission.Refused,
            RpcErrors = [new DeviceRpcError { Type = "application", Tag = "invalid-value", Severity = "error", Path = "/a:a", Message = "Wrong." }],
        });

    public Task<Outcome<DeviceSchema>> GetAsync(DeviceName device, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceSchema>>(new Failure(FailureCode.NotSupported, "This device tells nothing of its models.") { Device = device });

    public IReadOnlyList<SharedSchema> AtHand() => [];

    public string? Keep(string owner, DocumentRest rest) => null;

    public Outcome<DocumentRest> Find(string owner, string cursor) => new Failure(FailureCode.InvalidArgument, "no such cursor");

    public string MaskText(string text) => text;

    public bool IsSecretName(string localName) => false;

    public bool IsSecretValue(string value) => false;

    public ILeafMasker ForLeafs() => throw new NotSupportedException("No command judges leafs.");
}
