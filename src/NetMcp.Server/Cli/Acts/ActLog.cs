using System.Text.Json.Nodes;
using NetMcp.Audit.Journals;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;
using NetMcp.Files;
using NetMcp.Server.Approvals;
using NetMcp.Server.Auditing;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli.Acts;

/// <summary>
/// The audit log as a command writes it. There is one writer: the running gateway, which is asked over its socket and knows from the kernel who asks; where
/// none runs, this process, under the lock of the log. Between the two, as while a gateway starts or stops, both are tried again for a while.
/// </summary>
internal sealed class ActLog : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly DeviceInventory? _inventory;
    private ServiceProvider? _own;

    private ActLog(DeviceInventory? inventory) => _inventory = inventory;

    /// <summary>
    /// The log of a configuration. A machine that has none, as that of an authority which is kept elsewhere, has no log either, and the person is told so.
    /// </summary>
    /// <exception cref="CliException">The configuration that is there cannot be used.</exception>
    public static ActLog Find(CliConsole console, FileInfo? configuration)
    {
        var file = ConfigurationFile.Find(configuration?.FullName);
        if (configuration is null && !File.Exists(file) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ConfigurationFile.Variable)))
        {
            console.Error.WriteLine("No configuration of a gateway is here, so no audit log has this; --config says where one is.");
            return new ActLog(null);
        }

        return Of(LocalInventory.Load(console, file));
    }

    /// <summary>The log of a configuration that was read.</summary>
    public static ActLog Of(DeviceInventory inventory) => new(inventory.Audit.IsEnabled ? inventory : null);

    /// <summary>Has an act recorded; it is on the disk when the task is done. An answer that was lost on the way gives two records of the same run, never none.</summary>
    /// <exception cref="CliException">It is not recorded: nothing may be done.</exception>
    public async Task WriteAsync(CommandAct act, CancellationToken cancellationToken)
    {
        if (_inventory is null)
        {
            return;
        }

        var until = TimeProvider.System.GetTimestamp();
        while (await TryGatewayAsync(act, cancellationToken) is { } gateway)
        {
            if (await TryOwnAsync(act, cancellationToken) is not { } own)
            {
                return;
            }

            if (TimeProvider.System.GetElapsedTime(until) > Patience)
            {
                throw Refused($"{own.Message} {gateway.Message}", own);
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
            _own = null;
        }
    }

    /// <returns>Null when it is recorded; otherwise why nobody answers there.</returns>
    private async Task<CliException?> TryGatewayAsync(CommandAct act, CancellationToken cancellationToken)
    {
        if (_own is not null)
        {
            // The lock is ours, so no gateway has the log.
            return new CliException(CliExitCode.Unavailable, string.Empty);
        }

        using var gateway = ApiClient.OverSocket(ApprovalComposition.Local(_inventory!).Socket, 2 * Patience);
        try
        {
            await gateway.SendAsync(HttpMethod.Post, ActEndpoint.Path, (JsonObject)JsonNode.Parse(act.Write())!, cancellationToken);
            return null;
        }
        catch (CliException e) when (e.ExitCode == CliExitCode.Unavailable)
        {
            return e;
        }
        catch (CliException e)
        {
            throw Refused(e.Message, e);
        }
    }

    /// <returns>Null when it is recorded; otherwise that another process has the log.</returns>
    private async Task<AuditHeldException?> TryOwnAsync(CommandAct act, CancellationToken cancellationToken)
    {
        try
        {
            _own ??= Open(_inventory!);
            await _own.GetRequiredService<IAuditLog>().WriteAsync(act.ToRecord(MachineUser.Self.Name), AuditUrgency.Effect, cancellationToken);
            return null;
        }
        catch (AuditUnavailableException e) when (e.InnerException is AuditHeldException held)
        {
            await DisposeAsync();
            return held;
        }
        catch (AuditUnavailableException e)
        {
            throw Refused(e.Message, e);
        }
        catch (GatewayStartException e)
        {
            throw Refused(e.Message, e);
        }
    }

    private static ServiceProvider Open(DeviceInventory inventory)
    {
        var folder = AuditPlaces.Folder(inventory);
        try
        {
            OwnedFolder.RefuseForeign(folder);
        }
        catch (IOException e)
        {
            throw Refused(e.Message, e);
        }

        return new ServiceCollection().AddLogging().AddAuditFiles(inventory).BuildServiceProvider();
    }

    private static CliException Refused(string why, Exception e) =>
        new(CliExitCode.Failed, TerminalText.Clean($"The audit log does not take it, so nothing has changed: {why}"), e);
}
