using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace NetMcp.TestKit.FakePeer;

/// <summary>Takes apart what a client sent, simply and slowly, with none of the library's own code.</summary>
internal sealed class FakePeerEar(PipeReader reader)
{
    public bool HasSomethingToHear
    {
        get
        {
            if (!reader.TryRead(out var result))
            {
                return false;
            }

            reader.AdvanceTo(result.Buffer.Start);
            return !result.Buffer.IsEmpty;
        }
    }

    public async Task<string> HearToAsync(string end)
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            var heard = Encoding.UTF8.GetString(result.Buffer.ToArray());
            var at = heard.IndexOf(end, StringComparison.Ordinal);
            if (at >= 0)
            {
                reader.AdvanceTo(result.Buffer.GetPosition(Encoding.UTF8.GetByteCount(heard[..(at + end.Length)])));
                return heard[..at];
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
            {
                throw new EndOfStreamException("the client closed before it sent " + end);
            }
        }
    }

    public async Task<string> HearChunkedAsync()
    {
        var message = new StringBuilder();
        while (true)
        {
            await ExpectAsync("\n#");
            var size = await HearToAsync("\n");
            if (size == "#")
            {
                return message.ToString();
            }

            var count = int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture);
            var result = await reader.ReadAtLeastAsync(count);
            message.Append(Encoding.UTF8.GetString(result.Buffer.Slice(0, count).ToArray()));
            reader.AdvanceTo(result.Buffer.GetPosition(count));
        }
    }

    public async Task HearEndAsync()
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    private async Task ExpectAsync(string text)
    {
        var result = await reader.ReadAtLeastAsync(text.Length);
        var heard = Encoding.UTF8.GetString(result.Buffer.Slice(0, Math.Min(text.Length, result.Buffer.Length)).ToArray());
        if (heard != text)
        {
            throw new InvalidDataException($"the client sent '{heard}' where '{text}' was due");
        }

        reader.AdvanceTo(result.Buffer.GetPosition(text.Length));
    }
}
