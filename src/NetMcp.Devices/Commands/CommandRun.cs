using System.Buffers;
using System.IO.Pipelines;
using NetMcp.Core.Commands;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Masking;
using NetMcp.Ssh;

namespace NetMcp.Devices.Commands;

/// <summary>Runs one command on a channel of its own (RFC 4254 section 6.5) and reads no more of it than is kept.</summary>
internal static class CommandRun
{
    public static async Task<Outcome<CommandOutput>> ExecuteAsync(
        SshConnection connection, DeviceName device, string line, int maxBytes, SecretMasker masker, CancellationToken cancellationToken)
    {
        SshChannel channel;
        try
        {
            channel = await connection.OpenExecAsync(line, cancellationToken).ConfigureAwait(false);
        }
        catch (SshException e)
        {
            return e.Reason switch
            {
                SshFailureReason.ChannelRefused => new Failure(FailureCode.NotSupported, $"{device} takes no commands over SSH on this port. 'cli_port' in the inventory says where it does.")
                {
                    Device = device,
                    Transmission = Transmission.Refused,
                },
                SshFailureReason.Timeout => Lost(FailureCode.Timeout, $"{device} did not start the command within the time limit."),
                _ => Lost(FailureCode.Unreachable, $"{device} closed the connection before the command was run."),
            };
        }

        await using (channel.ConfigureAwait(false))
        {
            // Whoever asks a question in between gets an end of file for an answer, not silence.
            await channel.Output.CompleteAsync().ConfigureAwait(false);
            var (output, isAll) = await ReadAsync(channel.Input, maxBytes, cancellationToken).ConfigureAwait(false);
            SshEnd? end = null;
            if (isAll)
            {
                // A channel whose output has ended may stay open; its exit status comes with the closing.
                end = await channel.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (end.Reason != SshEndReason.EndOfStream)
                {
                    return Lost(FailureCode.Unreachable, $"{device} lost the connection while the command ran.");
                }
            }

            // Many a command line writes what is wrong with a command to stderr alone.
            var shown = output.Length == 0 && isAll ? OutputText.Of(channel.ErrorOutput.Span, true, maxBytes, masker) : OutputText.Of(output, isAll, maxBytes, masker);
            return new CommandOutput(shown.Text, shown.Truncated) { ExitStatus = end?.ExitStatus, MaskedValues = shown.Masked };
        }

        Failure Lost(FailureCode code, string text) => new(code, text) { Device = device, Retryable = true, Transmission = Transmission.Unknown };
    }

    private static async Task<(byte[] Output, bool IsAll)> ReadAsync(PipeReader input, int maxBytes, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var taken = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, maxBytes - output.WrittenCount));
            foreach (var segment in taken)
            {
                output.Write(segment.Span);
            }

            var isMore = read.Buffer.Length > taken.Length;
            input.AdvanceTo(read.Buffer.End);
            if (isMore || read.IsCompleted)
            {
                return (output.WrittenSpan.ToArray(), !isMore);
            }
        }
    }
}
