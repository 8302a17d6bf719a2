using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Audit;
using NetMcp.Core.Auditing;

// A writer of an audit log, for tests that kill it: FOLDER WRITERS. Each writer writes effects one after the other and prints the name of each when it
// was told that it is on the disk, beside reads that nobody waits for. Ends by being killed only.
var services = new ServiceCollection().AddLogging().AddAudit(new AuditOptions { Folder = args[0], RotateBytes = 64 * 1024, CheckpointRecords = 50 });
await using var provider = services.BuildServiceProvider();
var log = provider.GetRequiredService<IAuditLog>();
var console = new Lock();
await Task.WhenAll(Enumerable.Range(0, int.Parse(args[1], CultureInfo.InvariantCulture)).Select(writer => Task.Run(() => WriteAsync(writer))));

async Task WriteAsync(int writer)
{
    for (var number = 0; ; number++)
    {
        var name = $"{writer}-{number}";
        await log.WriteAsync(new AuditRecord { Kind = AuditKind.CallBegun, Outcome = AuditOutcome.Begun, CallId = "read" }, AuditUrgency.Read, CancellationToken.None);
        await log.WriteAsync(new AuditRecord { Kind = AuditKind.ChangeStep, Outcome = AuditOutcome.Begun, CallId = name }, AuditUrgency.Effect, CancellationToken.None);
        lock (console)
        {
            Console.Out.WriteLine(name);
            Console.Out.Flush();
        }
    }
}
