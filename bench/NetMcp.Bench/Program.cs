using System.Diagnostics;
using System.Globalization;
using NetMcp.Bench;
using NetMcp.Bench.FakeDevice;
using NetMcp.Bench.Measures;
using NetMcp.Bench.Peers;
using NetMcp.Bench.Report;

// Started by bench/run.sh, which starts the device and builds everything in Release.
if (args is [HandWrittenDevice.Argument])
{
    return HandWrittenDevice.Run();
}

var options = BenchOptions.Parse(args);
if (args.Contains(SessionMemory.ChildArgument))
{
    await using var fresh = new NetMcpPeer(options);
    Console.WriteLine((await SessionMemory.MeasureAsync(fresh, options.Sessions)).ToString(CultureInfo.InvariantCulture));
    return 0;
}

if (options.OnlyChange)
{
    var rounds = new ChangeRounds(options, Console.Error);
    await rounds.RunAsync();
    var changes = new ChangePage(options);
    changes.Heading(Output("scripts/machine.sh"), Output("git", "describe", "--always", "--dirty"));
    changes.Results(rounds, Environment.ProcessorCount);
    changes.Save();
    return 0;
}

if (options.OnlyAuthorization)
{
    var signature = new SignatureVerification(options);
    signature.Run();
    var chain = new ChainVerification(options);
    chain.Run();
    var calls = new AuthorizedCalls(options);
    await calls.RunAsync();
    new AuthorizationPage(options).Write(Output("scripts/machine.sh"), Output("git", "describe", "--always", "--dirty"), calls, signature.Samples, chain.Samples);
    return 0;
}

await using var ours = new NetMcpPeer(options);
await using var bare = new SshProgramPeer(options);
if (options.OnlyRoundTrip)
{
    var trips = new PeerRounds(options, [ours, bare], Console.Error);
    await trips.RunAsync();
    var part = new ResultPage(options);
    part.Peers(trips.Results, [ours.Name, bare.Name]);
    part.Save();
    return 0;
}

if (options.OnlyMcp)
{
    var part = new ResultPage(options);
    await McpCallsAsync(part);
    return 0;
}

await using var ncclient = new NcclientPeer(options);
IBenchPeer[] peers = [ours, bare, ncclient];

var peerRounds = new PeerRounds(options, peers, Console.Error);
await peerRounds.RunAsync();
for (var round = 1; round <= options.Rounds; round++)
{
    Console.Error.WriteLine($"memory, round {round} of {options.Rounds}");
    peerRounds.Record(Measure.Memory, ours, await SessionMemory.MeasureOursAsync(args));
    await using var freshBare = new SshProgramPeer(options);
    peerRounds.Record(Measure.Memory, bare, await SessionMemory.MeasureAsync(freshBare, options.Sessions));
    await using var freshNcclient = new NcclientPeer(options);
    peerRounds.Record(Measure.Memory, ncclient, await SessionMemory.MeasureAsync(freshNcclient, options.Sessions));
}

Console.Error.WriteLine("the server's own cost");
var (sshd, netconfd) = await new ServerCost(options).MeasureAsync(ours);

var page = new ResultPage(options);
page.Heading(Output("scripts/machine.sh"), Output("git", "describe", "--always", "--dirty"), options.Quick ? "bench/run.sh --quick" : "make bench");
page.Peers(peerRounds.Results, [.. peers.Select(peer => peer.Name)]);
page.Server(sshd, netconfd, peerRounds.Results[(Measure.Open, ours.Name)].Median, Environment.ProcessorCount);
page.Save();
if (options.Server is not null)
{
    await McpCallsAsync(page);
}

return 0;

async Task McpCallsAsync(ResultPage results)
{
    Console.Error.WriteLine("MCP calls");
    var calls = new McpCalls(options, bare);
    await calls.RunAsync();
    results.Mcp(calls.Mcp, calls.Unaudited, calls.Bare);
    results.Save();
}

string Output(string program, params string[] arguments)
{
    var file = program.Contains('/', StringComparison.Ordinal) ? Path.Combine(options.RepositoryRoot, program) : program;
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, WorkingDirectory = options.RepositoryRoot })!;
    return process.StandardOutput.ReadToEnd().Trim();
}
