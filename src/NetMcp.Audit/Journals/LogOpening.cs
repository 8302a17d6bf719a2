using System.Text;
using NetMcp.Audit.Forwarding;
using NetMcp.Audit.Records;

namespace NetMcp.Audit.Journals;

/// <summary>
/// Reads what is in a folder before anything is written behind it. Read is what the newest checkpoint (<see cref="HeadFile"/>) does not vouch for:
/// its own file and what came after. The whole log is for <c>netmcp audit verify</c>.
/// </summary>
internal static class LogOpening
{
    /// <summary>Reads the end of the log.</summary>
    /// <exception cref="AuditGapException">Records are missing or changed.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static OpenedLog Read(string folder)
    {
        var head = HeadFile.Read(folder);
        var sent = ForwardCursor.Furthest(folder);
        var files = JournalFolder.Files(folder);
        if (files.Count == 0)
        {
            return head is null && sent == 0
                ? new OpenedLog(null, ChainPosition.Start, null, 0, [], 0) { HasHead = false }
                : throw new AuditGapException($"No file of the log is there; it had come to record {Math.Max(sent, head?.Position.Seq ?? 0)}.");
        }

        if (head is null && (files.Count > 1 || files[0].FirstSeq != 1))
        {
            throw new AuditGapException($"{JournalFolder.Head} is not there, and the log has more than its first record.");
        }

        var first = head is null ? 0 : files.Count(file => file.FirstSeq <= head.Position.Seq) - 1;
        if (first < 0)
        {
            throw new AuditGapException($"The file with record {head!.Position.Seq}, the newest checkpoint, is not there.");
        }

        var reading = new Reading(head);
        for (var index = first; index < files.Count; index++)
        {
            reading.Read(files[index], isFirst: index == first, isLast: index == files.Count - 1);
        }

        return reading.End(files[^1], sent);
    }

    /// <summary>The bytes behind the last whole line are what a death leaves: a line without an end, or blocks that never reached the disk (zeros).</summary>
    private static bool IsTorn(ReadOnlySpan<byte> bytes) => !bytes.Contains((byte)'\n') || bytes.Contains((byte)0);

    private sealed class Reading(HeadFile? head)
    {
        private ChainPosition _position = ChainPosition.Start;
        private string? _chain = head?.Chain;
        private bool _headSeen;
        private int _sinceCheckpoint;
        private long _length;
        private byte[] _torn = [];

        public void Read(JournalFile file, bool isFirst, bool isLast)
        {
            using var lines = new LineReader(file.Path);
            var expected = isFirst ? file.FirstSeq : _position.Seq + 1;
            if (file.FirstSeq != expected && !StartsAnew(file))
            {
                throw new AuditGapException($"The records from {expected} to {file.FirstSeq - 1} are not there.");
            }

            var begins = true;
            while (lines.TryRead(out var line))
            {
                if (!Take(line, file, begins, trusted: isFirst))
                {
                    break;
                }

                begins = false;
                _length = lines.Offset;
            }

            if (begins)
            {
                _length = 0;
            }

            using var whole = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (whole.Length == _length)
            {
                return;
            }

            var rest = new byte[Math.Min(whole.Length - _length, 64L << 20)];
            whole.Position = _length;
            whole.ReadExactly(rest);
            if (!isLast || !IsTorn(rest))
            {
                throw new AuditGapException($"{file.Name}: what stands behind record {_position.Seq} is not what was written.");
            }

            _torn = rest;
        }

        public OpenedLog End(JournalFile last, long sent)
        {
            if (sent > _position.Seq)
            {
                // Behind the newest checkpoint nothing else would tell.
                throw new AuditGapException($"The log ends at record {_position.Seq}; record {sent} had been sent on.");
            }

            if (head is not null && !_headSeen)
            {
                throw new AuditGapException($"The log ends at record {_position.Seq}; it had come to {head.Position.Seq}.");
            }

            return new OpenedLog(_chain, _position, last, _length, _torn, _sinceCheckpoint) { HasHead = head is not null };
        }

        // A gap that an operator took note of begins a file, and its number leaves room for what is missing.
        private static bool StartsAnew(JournalFile file)
        {
            using var lines = new LineReader(file.Path);
            return lines.TryRead(out var line) && RecordHead.TryRead(line, out var first) && first.Kind.SequenceEqual(Encoding.ASCII.GetBytes(LogKind.GapAccepted));
        }

        private bool Take(ReadOnlySpan<byte> line, JournalFile file, bool begins, bool trusted)
        {
            if (!RecordHead.TryRead(line, out var record))
            {
                return false;
            }

            Span<byte> previous = stackalloc byte[RecordHash.Size];
            if (Convert.FromHexString(record.Previous, previous, out _, out _) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            // Of the first file that is read, the first record's predecessor is not here (or there is none).
            var unknown = begins && trusted && record.Seq > 1;
            var inOrder = begins ? record.Seq == file.FirstSeq : record.Seq == _position.Seq + 1;
            if (!inOrder || (!unknown && !previous.SequenceEqual(_position.Hash)))
            {
                throw new AuditGapException($"{file.Name}: record {record.Seq} does not follow record {_position.Seq}, or that was changed.");
            }

            if (head is null && record.Seq > 1)
            {
                throw new AuditGapException($"{JournalFolder.Head} is not there, and the log has more than its first record.");
            }

            _position = new ChainPosition(record.Seq, RecordHash.Of(line));
            _sinceCheckpoint++;
            if (record.Kind.SequenceEqual("checkpoint"u8))
            {
                _sinceCheckpoint = 0;
            }

            _chain ??= record.Seq == 1 ? MemberText.Find(line, "chain"u8) : null;
            if (head is not null && record.Seq == head.Position.Seq)
            {
                _headSeen = _position.Hash.AsSpan().SequenceEqual(head.Position.Hash)
                    ? true
                    : throw new AuditGapException($"{file.Name}: record {record.Seq} is not the one that {JournalFolder.Head} names.");
            }

            return true;
        }
    }
}
