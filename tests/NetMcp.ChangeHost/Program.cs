using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetMcp.ChangeHost;
using NetMcp.Changes;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Access;

// A gateway without MCP, for tests that kill it:
//   apply   plans the edits, applies them, says "applying ID" and waits for the end
//   recover takes up what the folder of changes holds and waits for its end
// Both print the status of every change as JSON, a line each. Exit codes: 0 done, 2 refused, 137 died as it was told.
var arguments = HostArguments.Parse(args);
var gateway = HostedGateway.Compose(arguments.Configuration, arguments.Options, DieAsync);
await gateway.StartAsync(CancellationToken.None);
if (arguments.Command == "apply" && await ApplyAsync() is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 2;
}

var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
foreach (var change in gateway.Changes.List(new ChangeQuery { Limit = int.MaxValue }, LocalCaller.Anonymous))
{
    var status = await gateway.Changes.WaitAsync(change.Change, LocalCaller.Anonymous, TimeSpan.FromHours(1), null, CancellationToken.None);
    Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            Change = change.Change.Value,
            status.Value.State,
            Devices = status.Value.Devices.ToDictionary(device => device.Device.Value, device => device.State),
            status.Value.Reason,
        },
        json));
}

await gateway.DisposeAsync();
return 0;

async Task<string?> ApplyAsync()
{
    var planned = await gateway.Changes.PlanAsync(new PlanRequest { Caller = new LocalCaller("alice"), Edits = arguments.Edits }, CancellationToken.None);
    if (!planned.TryGet(out var plan, out var failure))
    {
        return failure.Message;
    }

    var applied = await gateway.Changes.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")), CancellationToken.None);
    Console.WriteLine($"applying {plan.Id}");
    return applied.Failure?.Message;
}

// As by kill -9 from outside: no handler runs, nothing is flushed, the kernel closes the sockets.
Task DieAsync(ChangeRecord record, bool isOnDisk)
{
    if (arguments.Death is { } death && death.After == isOnDisk && death.Is(record))
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    return Task.CompletedTask;
}
