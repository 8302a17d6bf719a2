using System.Diagnostics;
using System.Globalization;
using NetMcp.Server.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Processes;

namespace NetMcp.Server.Tests.Demo;

/// <summary>
/// lab/demo/demo.sh over the built server, in a process group of its own as a terminal gives it one. A shell between it and the
/// tests holds a pipe: when the test run dies, the kernel closes our end, and the shell interrupts the demo.
/// </summary>
internal sealed class DemoRun : IAsyncDisposable
{
    // Whoever started the tests may have them ignore SIGINT, and a shell cannot trap what it was born ignoring.
    private const string Guarding =
        "exec 3<&0; setsid env --default-signal=INT \"$@\" </dev/null 3<&- & demo=$!; echo $demo; " +
        "{ cat <&3; kill -INT $demo; } >/dev/null 2>&1 & exec 3<&-; wait $demo";

    private readonly Process _process;
    private readonly int _demo;
    private readonly Task<string> _errors;

    private DemoRun(Process process, int demo)
    {
        _process = process;
        _demo = demo;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it printed until it was ready.</summary>
    public IReadOnlyList<string> Printed { get; private set; } = [];

    public static async Task<DemoRun> StartAsync(string state, int port)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", Guarding, "guard", Repository.Path("lab", "demo", "demo.sh")])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DEMO_STATE"] = state;
        start.Environment["DEMO_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["DEMO_NETMCP"] = GatewayProcess.Program;
        var process = Process.Start(start)!;
        var run = new DemoRun(process, int.Parse((await process.StandardOutput.ReadLineAsync().Guarded())!, CultureInfo.InvariantCulture));
        var printed = new List<string>();
        while (!printed.LastOrDefault(string.Empty).EndsWith("Ctrl-C ends everything.", StringComparison.Ordinal))
        {
            printed.Add(await process.StandardOutput.ReadLineAsync().Guarded() ?? throw new InvalidOperationException("The demo ended: " + await run._errors.Guarded()));
        }

        run.Printed = printed;
        return run;
    }

    /// <summary>The processes that the demo has started and that live now, itself among them.</summary>
    public IReadOnlyList<LinuxProcess> Family() => LinuxProcess.Descendants(_demo);

    /// <summary>What Ctrl-C does; returns the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        Signal.Send(-_demo, Signal.Interrupt);
        await _process.WaitForExitAsync().Guarded();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().Guarded();
        _process.Dispose();
    }
}
