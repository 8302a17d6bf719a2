using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Auditing;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Hosting;

/// <summary>A gateway whose operator wants no audit log.</summary>
public sealed class NoAuditTests
{
    [Theory]
    [InlineData("audit: { enabled: false }\n", true)]
    [InlineData("audit: { enabled: true }\n", false)]
    [InlineData("gateway: {}\n", false)]
    public async Task Start_NoLogConfigured_WarnsAndKeepsNothing(string configuration, bool off)
    {
        using var folder = new TempDirectory();
        var inventory = InventoryLoader.Load(folder.Write("netmcp.yaml", configuration)).Inventory!;
        using var log = new LogText();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddConfiguredAudit(inventory).BuildServiceProvider();
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var host in hosted)
        {
            await host.StartAsync(default).Guarded();
        }

        await services.GetRequiredService<IAuditLog>().WriteAsync(new AuditRecord { Kind = AuditKind.CallEnded, Outcome = AuditOutcome.Succeeded }, AuditUrgency.Effect, default).AsTask().Guarded();
        foreach (var host in hosted)
        {
            await host.StopAsync(default).Guarded();
        }

        Assert.Equal(off, log.Lines.Any(text => text.Contains("NO AUDIT LOG", StringComparison.Ordinal)));
        Assert.Equal(off, !Directory.Exists(folder.File("data/audit")));
        Assert.Equal(off, !Directory.Exists(folder.File("data/audit-authority")));
    }
}
