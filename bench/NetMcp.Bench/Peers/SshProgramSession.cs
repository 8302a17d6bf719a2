using System.Diagnostics;
using System.Text;

namespace NetMcp.Bench.Peers;

/// <summary>
/// The barest NETCONF client there is: the ssh program's pipes, blocking reads and writes, chunk ends searched as bytes,
/// no XML read. What it needs for a round trip is the floor for any client that goes through ssh.
/// </summary>
internal sealed class SshProgramSession : IDisposable
{
    private static readonly byte[] Hello = Encoding.ASCII.GetBytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities>" +
        "<capability>urn:ietf:params:netconf:base:1.1</capability></capabilities></hello>]]>]]>");

    private static readonly byte[] EndOfHello = "]]>]]>"u8.ToArray();

    // RFC 6242 section 4.2: end-of-chunks. The answers of the bench hold no such bytes themselves.
    private static readonly byte[] EndOfChunks = "\n##\n"u8.ToArray();

    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _matched;
    private int _start;
    private int _end;

    private SshProgramSession(Process process)
    {
        _process = process;
        _input = process.StandardOutput.BaseStream;
        _output = process.StandardInput.BaseStream;
    }

    public int ProcessId => _process.Id;

    public static SshProgramSession Open(BenchOptions options)
    {
        var start = new ProcessStartInfo("ssh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            "-F", "none", "-o", "BatchMode=yes", "-o", "UserKnownHostsFile=" + options.KnownHostsFile, "-o", "IdentitiesOnly=yes",
            "-i", options.KeyFile, "-p", options.Port.ToString(), "-s", $"{options.User}@{options.Host}", "netconf"])
        {
            start.ArgumentList.Add(argument);
        }

        var session = new SshProgramSession(Process.Start(start)!);
        session.Write(Hello);
        session.ReadPast(EndOfHello);
        return session;
    }

    public static byte[] Request(int messageId)
    {
        var rpc = $"<rpc xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"{messageId}\">{BenchOptions.Operation}</rpc>";
        return Encoding.ASCII.GetBytes($"\n#{rpc.Length}\n{rpc}\n##\n");
    }

    public void Write(byte[] bytes)
    {
        _output.Write(bytes);
        _output.Flush();
    }

    public void ReadReply() => ReadPast(EndOfChunks);

    public void Dispose()
    {
        _output.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void ReadPast(byte[] mark)
    {
        while (true)
        {
            while (_start < _end)
            {
                var next = _buffer[_start++];
                _matched = next == mark[_matched] ? _matched + 1 : next == mark[0] ? 1 : 0;
                if (_matched == mark.Length)
                {
                    _matched = 0;
                    return;
                }
            }

            _start = 0;
            _end = _input.Read(_buffer);
            if (_end == 0)
            {
                throw new EndOfStreamException("the ssh program ended");
            }
        }
    }
}
