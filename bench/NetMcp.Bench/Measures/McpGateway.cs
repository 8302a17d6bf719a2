using System.Diagnostics;

namespace NetMcp.Bench.Measures;

/// <summary>The built server, started on a free port with one device in its inventory.</summary>
internal sealed class McpGateway : IAsyncDisposable
{
    private readonly Process _process;

    private McpGateway(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public int ProcessId => _process.Id;

    public static async Task<McpGateway> StartAsync(BenchOptions options, HttpClient client, string more = "", string name = "netmcp")
    {
        var port = FreePort();
        var inventory = Path.Combine(options.DeviceDirectory, name + ".yaml");
        await File.WriteAllTextAsync(inventory, $"""
            gateway:
              known_hosts: known_hosts
              data: data-{port}
            credentials:
              bench:
                kind: key-file
                path: client_key
            devices:
              - name: bench
                address: {options.Host}
                port: {options.Port}
                user: {options.User}
                credential: bench
            {more}
            """);
        var start = new ProcessStartInfo(options.Server!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["serve", "--config", inventory, "--listen", $"http://127.0.0.1:{port}"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine("gateway: " + line.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var gateway = new McpGateway(process, new Uri($"http://127.0.0.1:{port}/mcp"));
        await gateway.ReadyAsync(client);
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM, so that it closes its sessions; Process.Kill would send SIGKILL.
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ReadyAsync(HttpClient client)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30) && !_process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(Endpoint, "/readyz"));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("the gateway did not become ready");
    }
}
