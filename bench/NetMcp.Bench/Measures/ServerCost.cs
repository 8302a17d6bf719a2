using NetMcp.Bench.Peers;

namespace NetMcp.Bench.Measures;

/// <summary>
/// What the server alone spends on opening a session, as processor time of sshd with its children and of netconfd. However
/// fast a client is, N sessions cannot be opened in less than N times this, divided by the cores.
/// </summary>
internal sealed class ServerCost(BenchOptions options)
{
    private const int SessionsAtLeast = 20;

    /// <summary>Milliseconds of processor time that sshd and the subsystem, and netconfd, spend on one session.</summary>
    public async Task<(double Sshd, double Netconfd)> MeasureAsync(IBenchPeer client)
    {
        var sshd = Pid("sshd.pid");
        var netconfd = Pid("netconfd.pid");
        var sessions = Math.Max(SessionsAtLeast, options.Sessions);
        await client.ConnectAsync();
        var (sshdBefore, netconfdBefore) = (ProcessCost.ProcessorSeconds(sshd), ProcessCost.ProcessorSeconds(netconfd));
        for (var index = 0; index < sessions; index++)
        {
            await client.ConnectAsync();
        }

        // The listener counts a session's processes once it has awaited them; one session more or less does not show.
        return ((ProcessCost.ProcessorSeconds(sshd) - sshdBefore) * 1000 / sessions,
            (ProcessCost.ProcessorSeconds(netconfd) - netconfdBefore) * 1000 / sessions);
    }

    private int Pid(string file) => int.Parse(File.ReadAllText(Path.Combine(options.DeviceDirectory, file)));
}
