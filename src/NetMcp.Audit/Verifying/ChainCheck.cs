using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Records;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit.Verifying;

/// <summary>Follows a chain line by line. Nothing is allocated for a line that is in order.</summary>
internal sealed class ChainCheck(VerifyOptions options, HeadFile? head, long sent)
{
    private const int MostFindings = 100;
    private const int MostRemarks = 20;
    private static readonly long ClockSlack = (long)TimeSpan.FromSeconds(1).TotalMilliseconds;

    /// <summary>The most records that a gateway which can sign leaves without a checkpoint: those that make one due, and a batch that was waiting then.</summary>
    private const int MostUnsigned = 4096;

    /// <summary>The longest that they can wait for one, in milliseconds: more than any interval that can be configured.</summary>
    private static readonly long LongestUnsigned = (long)TimeSpan.FromMinutes(15).TotalMilliseconds;
    private static readonly byte[][] Beginnings = [.. new[] { RecordText.Name(AuditKind.GatewayStarted), LogKind.Recovered, LogKind.GapAccepted }.Select(Encoding.ASCII.GetBytes)];
    private static readonly byte[] CheckpointKind = Encoding.ASCII.GetBytes(LogKind.Checkpoint);
    private static readonly byte[] BegunKind = Encoding.ASCII.GetBytes(LogKind.Begun);
    private static readonly byte[] GapKind = Encoding.ASCII.GetBytes(LogKind.GapAccepted);

    private readonly List<AuditFinding> _findings = [];
    private readonly List<string> _remarks = [];
    private readonly byte[] _hash = new byte[RecordHash.Size];
    private readonly byte[] _previous = new byte[RecordHash.Size];
    private JournalFile _file = new("", 0);
    private string _placeBefore = "";
    private long _line;
    private long _seq;
    private long _records;
    private long _firstSeq;
    private long _time;
    private long _signed;
    private long _lastCheckpoint;
    private long _findingCount;
    private long _unsigned;
    private long _unsignedTime;
    private bool _headSeen;
    private string? _chain = head?.Chain;

    /// <summary>Goes on with another file.</summary>
    public void Begin(JournalFile file)
    {
        _placeBefore = _line > 0 ? $"{_file.Name}:{_line}" : "";
        (_file, _line) = (file, 0);
    }

    /// <summary>Takes the next line, with its line feed.</summary>
    public void Next(ReadOnlySpan<byte> line)
    {
        _line++;
        _records++;
        if (!RecordHead.TryRead(line, out var record) || Convert.FromHexString(record.Previous, _previous, out _, out _) != OperationStatus.Done)
        {
            Find(FindingKind.Malformed, "This line is no record.");
            _seq++;
            SHA256.HashData(line, _hash);
            return;
        }

        var isGap = record.Kind.SequenceEqual(GapKind);
        if (_records == 1)
        {
            _firstSeq = record.Seq;
            TakeFirst(record.Seq);
        }
        else
        {
            Follow(record, isGap);
        }

        if (_line == 1 && record.Seq != _file.FirstSeq)
        {
            Find(FindingKind.OutOfOrder, $"The file begins with record {record.Seq}; its name says {_file.FirstSeq}.");
        }

        if (isGap)
        {
            AcceptedGap(record.Seq);
        }

        if (record.Time < _time - ClockSlack)
        {
            Remark($"{_file.Name}:{_line}: the clock went back by {(_time - record.Time) / 1000.0:0.###} s before record {record.Seq}; the numbers say the order.");
        }

        // While no gateway ran, nobody could sign.
        _unsignedTime += _records > 1 && record.Time > _time && !IsBeginning(record.Kind) ? record.Time - _time : 0;
        _unsigned++;
        (_seq, _time) = (record.Seq, record.Time);
        SHA256.HashData(line, _hash);
        Compare();
        if (record.Kind.SequenceEqual(CheckpointKind))
        {
            Checkpoint(line);
        }
        else if (record.Kind.SequenceEqual(BegunKind))
        {
            SameChain(line);
        }
    }

    /// <summary>Takes what stands behind the last line of a file.</summary>
    public void Unfinished(int bytes, bool isLast)
    {
        if (isLast && bytes <= RecordLimits.LineBytes)
        {
            Remark($"{_file.Name}: the last line is not finished ({bytes} bytes): it is being written, or the gateway ended while it was.");
        }
        else
        {
            _line++;
            Find(FindingKind.Malformed, "The file ends with something that is no line.");
        }
    }

    /// <summary>Adds a finding.</summary>
    public void Add(AuditFinding finding)
    {
        if (++_findingCount <= MostFindings)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>What all lines came to.</summary>
    public VerifyReport End(int files)
    {
        if (head is not null && !_headSeen)
        {
            Add(new AuditFinding(FindingKind.Truncated, JournalFolder.Head, 0, _seq < head.Position.Seq
                ? $"The log ends with record {_seq}; it had come to record {head.Position.Seq}, a checkpoint."
                : $"Record {head.Position.Seq}, the newest checkpoint, is not in the log, or is another."));
        }
        else if (head is null && _records > 1 && _findings.TrueForAll(finding => finding.File != JournalFolder.Head))
        {
            Add(new AuditFinding(FindingKind.Missing, JournalFolder.Head, 0, "The file that says how far the log had come is not there."));
        }

        if (files == 0)
        {
            Add(new AuditFinding(FindingKind.Missing, "audit-*.jsonl", 0, "There is no file of a log: it is another folder, or all of them were taken away."));
        }

        if (sent > _seq)
        {
            Add(new AuditFinding(FindingKind.Truncated, _file.Name, 0, $"The log ends with record {_seq}; record {sent} had been sent on."));
        }

        if (_unsigned > MostUnsigned || _unsignedTime > LongestUnsigned)
        {
            Add(new AuditFinding(FindingKind.Signature, _file.Name, 0,
                $"No good checkpoint vouches for the last {_unsigned} records, from {_seq - _unsigned + 1} on: the gateway could not sign, or checkpoints were taken out and what stands there is not what it wrote."));
        }

        foreach (var seq in options.Expected.Keys.Where(seq => seq > _seq || seq < _firstSeq))
        {
            Add(new AuditFinding(FindingKind.Missing, "expected", 0, $"Record {seq} is not in the log, which goes from {_firstSeq} to {_seq}."));
        }

        return new VerifyReport
        {
            Records = _records,
            Files = files,
            FirstSeq = _firstSeq,
            LastSeq = _seq,
            LastHash = RecordHash.Text(_hash),
            Chain = _chain,
            SignedCheckpoints = _signed,
            LastCheckpoint = _lastCheckpoint,
            Findings = _findings,
            FindingCount = _findingCount,
            Remarks = _remarks,
        };
    }

    private void AcceptedGap(long seq)
    {
        var text = $"Record {seq} says that an operator took note of records that are missing or changed before it.";
        if (options.AllowAcceptedGaps)
        {
            Remark($"{_file.Name}:{_line}: {text}");
        }
        else
        {
            Find(FindingKind.AcceptedGap, text);
        }
    }

    private void TakeFirst(long seq)
    {
        if (seq == 1 && !_previous.AsSpan().SequenceEqual(_hash))
        {
            Find(FindingKind.Changed, "The first record names one before it.");
        }
    }

    private void Follow(RecordHead record, bool isGap)
    {
        var follows = _previous.AsSpan().SequenceEqual(_hash);
        if (record.Seq == _seq + 1 || (isGap && record.Seq > _seq))
        {
            if (!follows)
            {
                var before = _line > 1 ? $"{_file.Name}:{_line - 1}" : _placeBefore;
                Find(FindingKind.Changed, $"Record {_seq} ({before}) was changed after it was written, or the hash of it in this line was.");
            }
        }
        else if (record.Seq > _seq)
        {
            Find(FindingKind.Missing, $"The records from {_seq + 1} to {record.Seq - 1} are missing before this line.");
        }
        else
        {
            Find(FindingKind.OutOfOrder, $"Record {record.Seq} stands behind record {_seq}.");
        }
    }

    private void Compare()
    {
        if (head is not null && _seq == head.Position.Seq)
        {
            _headSeen = _hash.AsSpan().SequenceEqual(head.Position.Hash);
        }

        if (options.Expected.Count > 0 && options.Expected.TryGetValue(_seq, out var expected) && !expected.Equals(RecordHash.Text(_hash), StringComparison.OrdinalIgnoreCase))
        {
            Find(FindingKind.Changed, $"Record {_seq} is not the one that is known from elsewhere.");
        }
    }

    private void Checkpoint(ReadOnlySpan<byte> line)
    {
        _lastCheckpoint = _seq;
        SameChain(line);
        if (options.Keys is null)
        {
            Vouched();
            return;
        }

        if (!CheckpointText.TryRead(line, out var keyId, out var input, out var signature))
        {
            Find(FindingKind.Signature, $"Checkpoint {_seq} is not signed.");
            return;
        }

        switch (options.Keys.Verify(keyId, input, signature))
        {
            case true:
                _signed++;
                Vouched();
                break;
            case false:
                Find(FindingKind.Signature, $"The signature of checkpoint {_seq} is wrong.");
                break;
            default:
                Find(FindingKind.Signature, $"Checkpoint {_seq} is signed with the key {Shown(keyId)}, which was not given.");
                break;
        }
    }

    // For itself and, by the chain, for all before it.
    private void Vouched() => (_unsigned, _unsignedTime) = (0, 0);

    private static bool IsBeginning(ReadOnlySpan<byte> kind)
    {
        foreach (var beginning in Beginnings)
        {
            if (kind.SequenceEqual(beginning))
            {
                return true;
            }
        }

        return false;
    }

    private void SameChain(ReadOnlySpan<byte> line)
    {
        var chain = MemberText.Find(line, "chain"u8);
        if (chain is null)
        {
            Find(FindingKind.Malformed, $"Record {_seq} does not say of which log it is.");
        }
        else if (_chain is not null && chain != _chain)
        {
            Find(FindingKind.OtherChain, $"Record {_seq} is of another log ({Shown(chain)}) than the rest ({Shown(_chain)}).");
        }

        _chain ??= chain;
    }

    private void Find(FindingKind kind, string text) => Add(new AuditFinding(kind, _file.Name, _line, text));

    private void Remark(string text)
    {
        if (_remarks.Count < MostRemarks)
        {
            _remarks.Add(text);
        }
    }

    // It comes from a file that may be forged, and goes to a terminal.
    private static string Shown(string text) => JsonEncodedText.Encode(text.Length > 64 ? text[..64] : text).ToString();
}
