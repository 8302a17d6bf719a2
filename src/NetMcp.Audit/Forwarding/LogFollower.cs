using NetMcp.Audit.Journals;
using NetMcp.Audit.Records;

namespace NetMcp.Audit.Forwarding;

/// <summary>Reads what is new in the log while it is written. Only what is on the disk: what is behind that may still be taken back.</summary>
internal sealed class LogFollower(string folder)
{
    private const int MostLines = 256;
    private const int MostBytes = 256 * 1024;
    private const int BlockBytes = 2 * RecordLimits.LineBytes;

    /// <summary>The next lines from a place on.</summary>
    /// <param name="from">The place; the one behind the lines when it returns.</param>
    /// <param name="durable">The number of the last record that is on the disk.</param>
    public IReadOnlyList<byte[]> Read(ref ForwardPlace from, long durable)
    {
        while (from.Seq < durable)
        {
            if ((from.File is null || !File.Exists(from.File)) && !Find(ref from))
            {
                break;
            }

            var lines = ReadFile(ref from, durable);
            if (lines.Count > 0)
            {
                return lines;
            }

            // The end of the file: the next one, if there is any. Its number may leave room for a gap that was taken note of.
            var last = from;
            if (JournalFolder.Files(folder).FirstOrDefault(file => file.FirstSeq > last.Seq && file.Path != last.File) is not { } next)
            {
                break;
            }

            from = new ForwardPlace(from.Seq, next.Path, 0);
        }

        return [];
    }

    private static List<byte[]> ReadFile(ref ForwardPlace from, long durable)
    {
        var lines = new List<byte[]>();
        var (seq, bytes) = (from.Seq, 0);
        using var reader = new LineReader(from.File!, from.Offset, BlockBytes);
        var offset = from.Offset;
        while (lines.Count < MostLines && bytes < MostBytes && reader.TryRead(out var line))
        {
            var isRecord = RecordHead.TryRead(line, out var head);
            if (isRecord && head.Seq > durable)
            {
                break;
            }

            offset = reader.Offset;
            if (isRecord && head.Seq <= from.Seq)
            {
                continue;
            }

            seq = isRecord ? head.Seq : seq;
            lines.Add(line.ToArray());
            bytes += line.Length;
        }

        from = new ForwardPlace(seq, from.File, offset);
        return lines;
    }

    // The newest file that begins at the wanted record or before it; where that was put away, the oldest that is there.
    private bool Find(ref ForwardPlace from)
    {
        var wanted = from.Seq + 1;
        var files = JournalFolder.Files(folder);
        var file = files.LastOrDefault(file => file.FirstSeq <= wanted) ?? (files.Count > 0 ? files[0] : null);
        if (file is null)
        {
            return false;
        }

        from = new ForwardPlace(from.Seq, file.Path, 0);
        return true;
    }
}
