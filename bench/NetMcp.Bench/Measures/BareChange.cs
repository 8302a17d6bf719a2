using System.Security.Cryptography;
using System.Xml.Linq;
using NetMcp.Bench.Peers;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.Ssh;

namespace NetMcp.Bench.Measures;

/// <summary>
/// The NETCONF operations that a checked change of one leaf needs, one after the other and nothing between them: no plan, no journal, no
/// comparing. The same client library, the same timer, the same filter and the same pauses as the engine's.
/// </summary>
internal static class BareChange
{
    private const string Interfaces = "urn:ietf:params:xml:ns:yang:ietf-interfaces";

    private static readonly TimeSpan Timer = TimeSpan.FromSeconds(300);

    public static async Task RunAsync(SshClient ssh, BenchOptions device, string interfaceName, string description)
    {
        await using var session = await OpenAsync(ssh, device);
        var netconf = session.Netconf;
        var persist = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await DoAsync(netconf, new NetMcp.Netconf.Operations.Lock { Target = NetconfDatastore.Candidate });
        await ReadAsync(netconf, interfaceName);
        await DoAsync(netconf, new EditConfig
        {
            Target = NetconfDatastore.Candidate,
            Config = ConfigLocation.Inline(
                $"<interfaces xmlns='{Interfaces}'><interface><name>{interfaceName}</name><description>{description}</description></interface></interfaces>"),
            DefaultOperation = DefaultOperation.Merge,
            ErrorOption = ErrorOption.RollbackOnError,
        });
        await DoAsync(netconf, new ConfirmedCommit { ConfirmTimeout = Timer, Persist = persist });
        await ProbeAsync(ssh, device);
        await ReadAsync(netconf, interfaceName);
        await DoAsync(netconf, new Commit { PersistId = persist });
        if (await ReadAsync(netconf, interfaceName) != description)
        {
            throw new InvalidOperationException("the bare change is not in force");
        }

        await DoAsync(netconf, new Unlock { Target = NetconfDatastore.Candidate });
    }

    private static async Task ProbeAsync(SshClient ssh, BenchOptions device)
    {
        await using var probe = await OpenAsync(ssh, device);
    }

    private static async Task<NetMcpSession> OpenAsync(SshClient ssh, BenchOptions device)
    {
        var session = await NetMcpSession.OpenAsync(ssh, device);
        // The engine leaves this server the same time, by its profile.
        await Task.Delay(BenchOptions.FirstRequestDelay);
        return session;
    }

    private static async Task<string?> ReadAsync(NetconfSession session, string interfaceName)
    {
        var operation = new GetConfig
        {
            Source = NetconfDatastore.Running,
            Filter = NetconfFilter.Subtree(
                $"<interfaces xmlns='{Interfaces}'><interface><name>{interfaceName}</name><description/></interface></interfaces>"),
            WithDefaults = session.Capabilities.WithDefaults?.Supports("explicit") == true ? WithDefaultsMode.Explicit : null,
        };
        await using var reply = await DoAsync(session, operation);
        return await reply.ReadContentAsync(
            static async (reader, _) => XElement.Parse(await reader.ReadOuterXmlAsync()).Descendants(XName.Get("description", Interfaces)).FirstOrDefault()?.Value,
            CancellationToken.None);
    }

    private static async Task<T> DoAsync<T>(NetconfSession session, NetconfOperation<T> operation) =>
        await session.ExecuteAsync(operation, CancellationToken.None) is RpcOutcome<T>.Success success
            ? success.Value
            : throw new InvalidOperationException($"the device did not take {operation.GetType().Name}");
}
