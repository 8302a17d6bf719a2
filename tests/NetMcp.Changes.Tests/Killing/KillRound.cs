using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Real;
using NetMcp.Core.Devices;
using Xunit;

namespace NetMcp.Changes.Tests.Killing;

/// <summary>One change, one death, one restart, and what must hold then.</summary>
internal static class KillRound
{
    /// <summary>Dies at a named instant.</summary>
    /// <returns>How the change ended.</returns>
    public static async Task<HostStatus> DieAtAsync(RealNetwork network, string point)
    {
        var folder = point.Replace(':', '-').Replace('@', '-');
        var applied = await HostRun.ApplyAsync(network, folder, point);
        Assert.True(applied.ExitCode == HostRun.Killed, $"The change never came to {point}: {Told(applied)}");
        return await EndAsync(network, folder);
    }

    /// <summary>Restarts, lets the recovery run to its end, and judges.</summary>
    public static async Task<HostStatus> EndAsync(RealNetwork network, string folder)
    {
        var recovered = await HostRun.RecoverAsync(network, folder);
        Assert.Equal(0, recovered.ExitCode);
        var status = Assert.Single(recovered.Statuses);
        try
        {
            await JudgeAsync(network, network.Folder(folder), status);
            await network.ResetAsync();
            return status;
        }
        catch (Exception e)
        {
            var journal = string.Join('\n', Journal(network.Folder(folder)).Select(record => $"{record.At:mm:ss.fff} {record.Kind} {record.Device} {record.DeviceState} {record.EndState} {record.Text} {record.Failure?.Message}"));
            throw new Xunit.Sdk.XunitException($"{e.Message}\n{Told(recovered)}\n{journal}");
        }
    }

    private static async Task JudgeAsync(RealNetwork network, string folder, HostStatus status)
    {
        if (status.State != ChangeState.Planned)
        {
            Assert.True(new ChangeStatus(default, status.State).HasEnded, $"{status.State} is no end");
        }

        foreach (var device in network.Names)
        {
            var runs = await network.FindNothingLeftAsync(device, PersistIds(folder, device));
            var expected = status.Devices[device.Value] switch
            {
                DeviceChangeState.Confirmed or DeviceChangeState.Kept => RealNetwork.Wanted,
                DeviceChangeState.Untouched or DeviceChangeState.RolledBack => RealNetwork.Before,

                // Nothing in these rounds keeps a device from being read back.
                var other => $"(it is said to be {other})",
            };
            Assert.Equal((device, expected), (device, runs));
        }

        var kept = status.Devices.Values.Count(state => state is DeviceChangeState.Confirmed or DeviceChangeState.Kept);
        Assert.Equal(kept == network.Names.Count, status.State == ChangeState.Confirmed);
        Assert.Equal(kept > 0 && kept < network.Names.Count, status.State == ChangeState.PartiallyConfirmed);
        NeverConfirmedWithoutChecks(Journal(folder));
    }

    private static void NeverConfirmedWithoutChecks(IReadOnlyList<ChangeRecord> records)
    {
        var kinds = records.Select(record => record.Kind).ToList();
        var confirming = kinds.FindIndex(kind => kind is RecordKind.Confirming or RecordKind.Confirmed);
        if (confirming >= 0)
        {
            var decided = kinds.IndexOf(RecordKind.DecidedConfirm);
            Assert.InRange(decided, 0, confirming);
            Assert.InRange(kinds.IndexOf(RecordKind.ChecksPassed), 0, decided);
            Assert.DoesNotContain(records.Take(decided), record => record.Check is { Passed: false });
            Assert.Equal(3, records.Take(decided).Where(record => record.Check is { Passed: true }).Select(record => record.Device).Distinct().Count());
        }
    }

    private static IReadOnlyList<ChangeRecord> Journal(string folder) =>
        [.. Directory.EnumerateFiles(folder, "journal.jsonl", SearchOption.AllDirectories).SelectMany(file => JournalText.Read(File.ReadAllBytes(file), out _))];

    private static IEnumerable<string> PersistIds(string folder, DeviceName device) =>
        Directory.EnumerateFiles(folder, $"{device.Value}.persist-id", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static string Told(HostRun run) =>
        string.Join('\n', run.Statuses.Select(status => $"{status.State} ({string.Join(", ", status.Devices.Select(device => $"{device.Key} {device.Value}"))}): {status.Reason}"));
}
