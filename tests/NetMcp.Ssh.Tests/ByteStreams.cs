using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace NetMcp.Ssh.Tests;

/// <summary>Reading a channel in tests.</summary>
internal static class ByteStreams
{
    public static async Task<byte[]> ReadExactlyAsync(this PipeReader reader, int count, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAtLeastAsync(count, cancellationToken);
        var bytes = result.Buffer.Slice(0, Math.Min(count, result.Buffer.Length)).ToArray();
        reader.AdvanceTo(result.Buffer.GetPosition(bytes.Length));
        return bytes;
    }

    public static async Task<string> ReadToEndAsync(this PipeReader reader, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await reader.CopyToAsync(all, cancellationToken);
        return Encoding.UTF8.GetString(all.ToArray());
    }
}
