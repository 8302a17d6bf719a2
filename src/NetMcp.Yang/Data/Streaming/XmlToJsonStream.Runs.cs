using System.Buffers;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>
/// Runs: children of one name that follow each other and become an array. In XML the entries of a list may have other nodes between them
/// (RFC 7950 sections 7.7.8 and 7.8.5), in JSON they are one array (RFC 7951 sections 5.3 and 5.4), so late ones wait in the frame's closed run
/// until the frame ends.
/// </summary>
internal sealed partial class XmlToJsonStream
{
    // Objects of runs that were forgotten are used again: no list entry costs an allocation for the leaf-lists in it.
    private readonly List<ClosedRun> _runs = [];
    private int _runCount;
    private int _closers;
    private long _side;

    /// <summary>Begins the array of a list or leaf-list.</summary>
    /// <param name="parent">The frame that it is in.</param>
    /// <param name="plan">The list.</param>
    /// <param name="before">Where its text begins.</param>
    /// <returns>False when the array has been closed already and this goes on with it.</returns>
    private bool BeginRun(ref StreamFrame parent, NodePlan plan, ref long before)
    {
        CloseRun(ref parent);
        before = _output.Position;
        if (!parent.Seen.Add(plan.Index))
        {
            BeginLate(ref parent, FindRun(in parent, plan), plan.Name);
            parent.Run.Plan = plan;
            return false;
        }

        parent.Run.Plan = plan;
        _output.Member(parent.HasMembers, MemberOf(in parent, plan));
        _output.Byte((byte)'[');
        _closers++;
        return true;
    }

    private void BeginLate(ref StreamFrame parent, ClosedRun run, string name)
    {
        if (!_output.Holds(run.End) || (!run.IsArray && !_output.Holds(run.Bracket)))
        {
            Fail(DataProblemKind.TooLarge, $"Entries of '{name}' have more than {_options.SpoolBytes} bytes of other nodes between them.");
            return;
        }

        if (!run.IsArray)
        {
            _output.Overwrite(run.Bracket, (byte)'[');
            run.IsArray = true;
            run.WantsBracket = true;
            _side++;
        }

        parent.HasLate = true;
        parent.Run = new OpenRun { Late = run, LateStart = _output.Position, Count = run.Count, IsArray = true };
    }

    /// <summary>Closes what array or run of unknown siblings is open in a frame.</summary>
    private void CloseRun(ref StreamFrame frame)
    {
        ref var run = ref frame.Run;
        if (!run.IsOpen)
        {
            return;
        }

        if (run.Late is { } late)
        {
            CloseLate(ref run, late);
        }
        else
        {
            var end = _output.Position;
            if (run.Plan is not null || run.IsArray)
            {
                _output.Byte((byte)']');
                _closers--;
            }

            KeepRun(in run, end);
            if (run.Annotations is not null)
            {
                WriteRunMetadata(in frame);
            }
        }

        run = default;
    }

    private void CloseLate(ref OpenRun run, ClosedRun late)
    {
        var text = _output.From(run.LateStart);
        late.LateText ??= new ArrayBufferWriter<byte>();
        late.LateText.Write(text);
        late.Count = run.Count;
        _side += text.Length;
        _output.Truncate(run.LateStart);
        if (run.Annotations is not null)
        {
            // Their array has been written.
            Problem(DataProblemKind.BadAnnotation, $"Annotations of entries that stand apart from the other entries of '{run.Plan?.Name ?? run.Name}' were left out.");
            ForgetMetadata(ref run, 0);
        }

        if (_side > _options.SpoolBytes)
        {
            Fail(DataProblemKind.TooLarge, $"More than {_options.SpoolBytes} bytes of entries stand apart from the other entries of their lists.");
        }
    }

    private void KeepRun(in OpenRun run, long end)
    {
        if (_runCount == _runs.Count)
        {
            _runs.Add(new ClosedRun());
        }

        var closed = _runs[_runCount++];
        closed.Plan = run.Plan;
        closed.Name = run.Name;
        closed.Module = run.Module;
        closed.Bracket = run.Bracket;
        closed.End = end;
        closed.IsArray = run.Plan is not null || run.IsArray;
        closed.Count = run.Count;
        if (run.Name is not null)
        {
            IndexUnknown(in run, closed);
        }
    }

    private ClosedRun FindRun(in StreamFrame frame, NodePlan plan)
    {
        // There is one for each list in the schema at most.
        for (var index = frame.RunsStart; index < _runCount; index++)
        {
            if (ReferenceEquals(_runs[index].Plan, plan))
            {
                return _runs[index];
            }
        }

        throw new InvalidOperationException("A list that was seen has a closed run.");
    }

    /// <summary>Puts the late entries of a frame into their arrays.</summary>
    private void PutLate(ref StreamFrame frame)
    {
        if (!frame.HasLate)
        {
            return;
        }

        frame.HasLate = false;
        var first = _output.Position;
        for (var index = frame.RunsStart; index < _runCount; index++)
        {
            first = _runs[index].LateText is null ? first : Math.Min(first, _runs[index].End);
        }

        // All of what is behind the first place is written anew, so that many places cost no more than one.
        var tail = _output.From(first).ToArray();
        _output.Truncate(first);
        var done = first;
        for (var index = frame.RunsStart; index < _runCount; index++)
        {
            var run = _runs[index];
            if (run.LateText is not { } late)
            {
                continue;
            }

            _output.Raw(tail.AsSpan((int)(done - first), (int)(run.End - done)));
            _output.Raw(late.WrittenSpan);
            if (run.WantsBracket)
            {
                _output.Byte((byte)']');
            }

            _side -= late.WrittenCount + (run.WantsBracket ? 1 : 0);
            done = run.End;
            run.WantsBracket = false;
            run.LateText = null;
        }

        _output.Raw(tail.AsSpan((int)(done - first)));
    }

    /// <summary>Forgets an open run whose text is taken out.</summary>
    private void ForgetRun(ref OpenRun run)
    {
        _closers -= run.Late is null && (run.Plan is not null || run.IsArray) ? 1 : 0;
        ForgetMetadata(ref run, 0);
        run = default;
    }

    private void ForgetRuns(in StreamFrame frame)
    {
        while (_runCount > frame.RunsStart)
        {
            var run = _runs[--_runCount];
            _side -= (run.LateText?.WrittenCount ?? 0) + (run.WantsBracket ? 1 : 0);
            run.Clear();
        }

        _unknownRuns[_top]?.Clear();
    }

    /// <summary>How far what is written cannot change any more.</summary>
    private long Floor()
    {
        if (_isFinished)
        {
            return _output.Position;
        }

        if (_options.MaxBytes is not null)
        {
            return _output.Released;
        }

        var oldest = _output.Position - _options.SpoolBytes;
        // Closed runs stand in the order of their places, because a frame's are forgotten before the frame around it gets another.
        var floor = _runCount == 0 ? _output.Position : Math.Max(oldest, _runs[0].End);
        for (var index = 0; index <= _top; index++)
        {
            ref var frame = ref _frames[index];
            if (!frame.HasSubstance || frame.IsUndecided)
            {
                floor = Math.Min(floor, frame.Start);
            }

            if (frame.Run is { Name: not null, IsArray: false })
            {
                floor = Math.Min(floor, Bracket(ref frame.Run, oldest));
            }

            if (frame.HasLate)
            {
                floor = Math.Min(floor, FirstLate(index));
            }

            if (_options.StopRequested is not null && frame.Plan is { Kind: SchemaNodeKind.List })
            {
                // So that a stop can take the entry out.
                floor = Math.Min(floor, Math.Max(oldest, frame.Start));
            }
        }

        if (_leaf is not null)
        {
            floor = Math.Min(floor, _leafStart);
        }

        return Math.Max(floor, _output.Released);
    }

    /// <summary>What must be held for an unknown element that may be one of several: when it is too long for that, it is made an array.</summary>
    private long Bracket(ref OpenRun run, long oldest)
    {
        if (run.Bracket >= oldest)
        {
            return run.Bracket;
        }

        _output.Overwrite(run.Bracket, (byte)'[');
        run.IsArray = true;
        _closers++;
        return long.MaxValue;
    }

    /// <summary>Where the first of a frame's late entries is to be put. From there on everything is held.</summary>
    private long FirstLate(int frame)
    {
        var end = frame == _top ? _runCount : _frames[frame + 1].RunsStart;
        for (var index = _frames[frame].RunsStart; index < end; index++)
        {
            if (_runs[index].LateText is not null || ReferenceEquals(_frames[frame].Run.Late, _runs[index]))
            {
                return Bounded(_runs[index]);
            }
        }

        return _output.Position;
    }

    private long Bounded(ClosedRun run)
    {
        if (_output.Position - run.End <= _options.SpoolBytes)
        {
            return run.End;
        }

        Fail(DataProblemKind.TooLarge, $"Entries of '{run.Plan?.Name ?? run.Name}' stand apart in a node of more than {_options.SpoolBytes} bytes.");
        return _output.Position;
    }
}
