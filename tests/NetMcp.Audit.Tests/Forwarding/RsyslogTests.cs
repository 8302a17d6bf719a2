using System.Diagnostics;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;

namespace NetMcp.Audit.Tests.Forwarding;

/// <summary>A real syslog server: rsyslog, over TCP and TLS.</summary>
public sealed class RsyslogTests : IDisposable
{
    private readonly LogFixture _log = new();
    private readonly TempDirectory _folder = new();
    private readonly TestCertificates _certificates = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
        _certificates.Dispose();
    }

    [RequiresTheory(Prerequisite.Rsyslog)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rsyslog_Receiving_TakesTheMessagesApartAndKeepsTheLines(bool tls)
    {
        var port = Loopback.FreePort();
        using var server = Start(port, tls);
        try
        {
            await using var journal = _log.Open();
            using var forwarder = await SyslogForwarderTests.StartAsync(
                journal,
                new SyslogOptions { Host = "127.0.0.1", Port = port, Tls = tls, CaFile = tls ? _folder.File("ca.pem") : null, ShortestPause = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(200) },
                _log.Folder);
            await SyslogForwarderTests.WriteAsync(journal, 0, 20);
            var lines = _log.Lines().Take(21).ToList();
            var received = await ReceivedAsync(21);
            await forwarder.StopAsync(default).Guarded();

            Assert.Equal(lines.Select((line, index) => $"audit|netmcp|{(index == 0 ? "log-begun" : "change-step")}|{index + 1}|{line.TrimEnd('\n')}"), received);
        }
        finally
        {
            Signal.TrySend(server.Id, Signal.Terminate);
            await server.WaitForExitAsync().Guarded();
        }
    }

    private Process Start(int port, bool tls)
    {
        _folder.Write("ca.pem", _certificates.AuthorityPem);
        _folder.Write("server.pem", _certificates.ServerPem);
        _folder.Write("server.key", _certificates.ServerKeyPem);
        var stream = tls
            ? $"""
               StreamDriver.Name="ossl" StreamDriver.Mode="1" StreamDriver.AuthMode="anon" StreamDriver.CAFile="{_folder.File("ca.pem")}"
               StreamDriver.CertFile="{_folder.File("server.pem")}" StreamDriver.KeyFile="{_folder.File("server.key")}"
               """
            : "";
        var configuration = _folder.Write("rsyslog.conf", $$"""
            global(workDirectory="{{_folder.Path}}" maxMessageSize="200k" parser.escapeControlCharactersOnReceive="off"
              defaultNetstreamDriverCAFile="{{_folder.File("ca.pem")}}" defaultNetstreamDriverCertFile="{{_folder.File("server.pem")}}" defaultNetstreamDriverKeyFile="{{_folder.File("server.key")}}")
            module(load="imtcp")
            input(type="imtcp" address="127.0.0.1" port="{{port}}" {{stream}})
            template(name="parts" type="string" string="%syslogfacility-text%|%app-name%|%msgid%|%$!seq%|%msg%\n")
            module(load="mmpstrucdata")
            action(type="mmpstrucdata")
            set $!seq = $!rfc5424-sd!netmcp@32473!seq;
            action(type="omfile" file="{{_folder.File("received")}}" template="parts" asyncWriting="off")
            """);
        return Process.Start(new ProcessStartInfo("/usr/sbin/rsyslogd", ["-n", "-f", configuration, "-i", _folder.File("pid")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    private async Task<IReadOnlyList<string>> ReceivedAsync(int count)
    {
        var guard = Guard.Token();
        while (true)
        {
            var lines = File.Exists(_folder.File("received")) ? await File.ReadAllLinesAsync(_folder.File("received"), guard) : [];
            if (lines.Length >= count)
            {
                // rsyslog keeps the space that begins a message of RFC 3164.
                return [.. lines.Select(line => line.Replace("| {", "|{", StringComparison.Ordinal))];
            }

            await Task.Delay(50, guard);
        }
    }
}
