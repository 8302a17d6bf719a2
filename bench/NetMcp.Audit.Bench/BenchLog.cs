using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;

namespace NetMcp.Audit.Bench;

/// <summary>A log as the gateway composes it.</summary>
internal static class BenchLog
{
    /// <summary>Opens a log, lets something be done with it, and ends it.</summary>
    public static async Task WithAsync(string folder, BenchKey key, Func<IAuditLog, Task> work)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<ICheckpointSigner>(key).AddAudit(new AuditOptions { Folder = folder });
        await using var provider = services.BuildServiceProvider();
        await work(provider.GetRequiredService<IAuditLog>());
    }

    /// <summary>A record with everything that a step of a change on one device has.</summary>
    public static AuditRecord Record(int number) => new()
    {
        Kind = AuditKind.ChangeStep,
        Outcome = AuditOutcome.Begun,
        Principal = "agent-7",
        ChainIds = ["Zk3mQ0rT7cX1", "Zk3mQ0rT7cX1/p9LwB2vYh5Ns"],
        Devices = [DeviceName.Parse("edge-" + (number % 100))],
        ChangeId = "chg-4f6d2a",
        Step = "Committing",
        PlanHash = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
        NetconfSessionId = (uint)number,
        BaseHash = "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
        ResultHash = "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce",
        TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
    };
}
