using System.Diagnostics;
using NetMcp.Bench;
using NetMcp.Bench.Measures;
using NetMcp.Bench.Peers;
using NetMcp.Bench.Report;

// Started by bench/run.sh, which starts the device and builds everything in Release.
var options = BenchOptions.Parse(args);
await using var ours = new NetMcpPeer(options);
await using var bare = new SshProgramPeer(options);
await using var ncclient = new NcclientPeer(options);
IBenchPeer[] peers = [ours, bare, ncclient];

var rounds = new PeerRounds(options, peers, Console.Error);
await rounds.RunAsync();
Console.Error.WriteLine("the server's own cost");
var (sshd, netconfd) = await new ServerCost(options).MeasureAsync(ours);

var page = new ResultPage(options);
page.Heading(Output("scripts/machine.sh"), Output("git", "describe", "--always", "--dirty"), options.Quick ? "bench/run.sh --quick" : "make bench");
page.Peers(rounds.Results, [.. peers.Select(peer => peer.Name)]);
page.Server(sshd, netconfd, rounds.Results[(Measure.Open, ours.Name)].Median, Environment.ProcessorCount);
if (options.Server is not null)
{
    Console.Error.WriteLine("MCP calls");
    var calls = new McpCalls(options, bare);
    await calls.RunAsync();
    page.Mcp(calls.Mcp, calls.Bare);
}

page.Save();
return 0;

string Output(string program, params string[] arguments)
{
    var file = program.Contains('/', StringComparison.Ordinal) ? Path.Combine(options.RepositoryRoot, program) : program;
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, WorkingDirectory = options.RepositoryRoot })!;
    return process.StandardOutput.ReadToEnd().Trim();
}
