using System.Buffers;
using NetMcp.Audit.Forwarding;
using NetMcp.Audit.Records;
using NetMcp.Core.Auditing;
using NetMcp.Files;

namespace NetMcp.Audit.Journals;

/// <summary>Takes note of a log in which records are missing or changed, so that it can go on; what is there stays as it is.</summary>
public static class AuditGaps
{
    /// <summary>
    /// Begins a new file with a record that says what was found and who took note of it. Its number leaves room for what the log had come to, so that no
    /// number is ever given twice.
    /// </summary>
    /// <param name="folder">The folder of the log; no gateway may be writing it.</param>
    /// <param name="by">Who takes note.</param>
    /// <param name="reason">Why, in the operator's words.</param>
    /// <param name="now">The time.</param>
    /// <returns>What was found; null when nothing is wrong, and nothing was written.</returns>
    /// <exception cref="IOException">A gateway is writing, or the disk does not take it.</exception>
    public static string? Accept(string folder, string by, string reason, DateTimeOffset now)
    {
        using var folderLock = JournalFolder.TakeLock(folder);
        try
        {
            LogOpening.Read(folder);
            return null;
        }
        catch (AuditGapException gap)
        {
            Write(folder, gap.Message, by, reason, now);
            return gap.Message;
        }
    }

    private static void Write(string folder, string finding, string by, string reason, DateTimeOffset now)
    {
        var last = LastOf(folder, out var chain);
        HeadFile? head = null;
        try
        {
            head = HeadFile.Read(folder);
        }
        catch (AuditGapException)
        {
            // Damaged: that may be what is taken note of.
        }

        chain = head?.Chain ?? chain ?? Guid.NewGuid().ToString("N");
        var seq = Math.Max(Math.Max(last.Seq, head?.Position.Seq ?? 0), ForwardCursor.Furthest(folder)) + 1;
        var members = RecordText.Write(json =>
        {
            json.WriteString("kind", LogKind.GapAccepted);
            json.WriteString("outcome", RecordText.Name(AuditOutcome.Succeeded));
            json.WriteString("chain", chain);
            json.WriteString("finding", finding);
            json.WriteString("principal", Cut(by));
            json.WriteString("reason", Cut(reason));
            json.WriteNumber("after", last.Seq);
            json.WriteNumber("had", head?.Position.Seq ?? 0);
        });
        var buffer = new ArrayBufferWriter<byte>();
        RecordHead.WriteLine(buffer, seq, now, last.Hash, members);
        using (var file = AppendedFile.Open(JournalFolder.PathOf(folder, seq)))
        {
            file.Append(buffer.WrittenSpan);
        }

        new HeadFile(chain, new ChainPosition(seq, RecordHash.Of(buffer.WrittenSpan))).Write(folder);
    }

    /// <summary>The last line that is there, in whatever state; its number is the greatest that is there.</summary>
    private static ChainPosition LastOf(string folder, out string? chain)
    {
        var position = ChainPosition.Start;
        chain = null;
        foreach (var file in JournalFolder.Files(folder))
        {
            using var lines = new LineReader(file.Path);
            while (lines.TryRead(out var line))
            {
                var seq = RecordHead.TryRead(line, out var record) ? record.Seq : 0;
                position = new ChainPosition(Math.Max(position.Seq, seq), RecordHash.Of(line));
                chain ??= seq == 1 ? MemberText.Find(line, "chain"u8) : null;
            }
        }

        return position;
    }

    private static string Cut(string text) => text.Length <= RecordLimits.Reason ? text : text[..RecordLimits.Reason];
}
