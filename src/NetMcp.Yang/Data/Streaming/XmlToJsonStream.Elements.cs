using System.Xml;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Data.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>Elements that the schema knows: which node one is, and objects.</summary>
internal sealed partial class XmlToJsonStream
{
    // A power of two; more than one document's kinds of nodes mostly.
    private const int KnownElements = 512;

    private readonly KnownElement[] _known = new KnownElement[KnownElements];

    private StreamStep TakeElement(XmlReader reader)
    {
        ref var parent = ref _frames[_top];
        var name = reader.LocalName;
        var space = reader.NamespaceURI;
        if (_leaf is not null)
        {
            Problem(DataProblemKind.Misplaced, $"A leaf holds text only, not the element '{name}'; it was left out.");
            return StreamStep.Skip;
        }

        if (parent.IsUndecided)
        {
            Decide(ref parent);
        }

        var plan = Guess(ref parent, name, space);
        if (plan is null)
        {
            return TakeForeign(reader, ref parent, name, space);
        }

        var want = default(Wanted);
        if (_isFiltering && !IsWanted(in parent, plan, out want))
        {
            return StreamStep.Skip;
        }

        var before = _output.Position;
        var afterMembers = parent.HasMembers;
        var startsArray = false;
        if (plan.IsArray)
        {
            startsArray = !ReferenceEquals(parent.Run.Plan, plan) && BeginRun(ref parent, plan, ref before);
            if (_isFinished)
            {
                return StreamStep.Stop;
            }

            if (!startsArray && (parent.Run.Count > 0 || parent.Run.Late is not null))
            {
                _output.Byte((byte)',');
            }

            parent.Run.Count++;
        }
        else
        {
            CloseRun(ref parent);
            before = _output.Position;
            if (!parent.Seen.Add(plan.Index))
            {
                Problem(DataProblemKind.Duplicate, $"'{name}' may be there only once; the second was left out.");
                return StreamStep.Skip;
            }

            _output.Member(parent.HasMembers, MemberOf(in parent, plan));
        }

        parent.HasMembers = true;
        if (plan.IsLeaf)
        {
            return BeginLeaf(reader, ref parent, plan, before, afterMembers, startsArray, want);
        }

        var step = _isFiltering ? StepOf(in parent, plan) : null;
        return BeginFrame(reader, new StreamFrame
        {
            Plan = plan,
            Children = plan.Kind switch
            {
                SchemaNodeKind.AnyData => _plan.Roots,
                SchemaNodeKind.AnyXml => ChildPlans.None,
                _ => plan.Children(_options.Context.IsOutput),
            },
            Module = plan.ModuleName,
            Name = plan.Name,
            Start = before,
            StartsArray = startsArray,
            AfterMembers = afterMembers,
            IsFree = plan.IsAny,
            IsUndecided = plan.Kind == SchemaNodeKind.AnyXml,
            Step = step,
            IsWhole = !want.IsTentative,
            HasSubstance = !want.IsTentative && step is null,
            IsState = want.IsState,
            Fields = want.Fields,
            Ordinal = parent.Run.Count,
        });
    }

    private StreamStep BeginFrame(XmlReader reader, StreamFrame frame)
    {
        if (_top == _options.Limits.MaxDepth)
        {
            return Fail(DataProblemKind.TooDeep, $"Nested deeper than {_options.Limits.MaxDepth} elements.");
        }

        if (_top + 1 == _frames.Length)
        {
            MoreFrames();
        }

        frame.Level = _frames[_top].Level + 1;
        frame.RunsStart = _runCount;
        frame.KeysStart = _keys.Count;
        if (frame.HasSubstance && _isFiltering)
        {
            Substantiate(_top);
        }

        _frames[++_top] = frame;
        ref var own = ref _frames[_top];
        if (!own.IsUndecided)
        {
            _output.Byte((byte)'{');
            _closers++;
        }

        _text.Clear();
        if (reader.HasAttributes)
        {
            TakeAttributes(reader);
        }

        if (own.IsUndecided)
        {
            own.HeldMetadata = _meta.Count == 0 ? null : [.. _meta];
            _meta.Clear();
        }
        else if (_meta.Count > 0)
        {
            WriteOwnMetadata(ref own, _meta);
            _meta.Clear();
        }

        if (own.Plan is null && !_frames[_top - 1].IsFree)
        {
            _unknown++;
            Problem(DataProblemKind.UnknownNode, "The schema has no such node here.");
        }

        return _isFinished ? StreamStep.Stop : reader.IsEmptyElement ? EndFrame() : AfterWrite();
    }

    // No reference to a frame may be held over this.
    private void MoreFrames()
    {
        var count = Math.Min(2 * _frames.Length, _options.Limits.MaxDepth + 1);
        Array.Resize(ref _frames, count);
        Array.Resize(ref _unknownRuns, count);
    }

    private StreamStep EndFrame()
    {
        ref var frame = ref _frames[_top];
        if (frame.IsUndecided)
        {
            WriteText(ref frame);
        }
        else
        {
            CloseRun(ref frame);
            if (!frame.HasSubstance || frame.IsInDoubt)
            {
                RemoveFrame();
                return StreamStep.Read;
            }

            PutLate(ref frame);
            _output.Byte((byte)'}');
        }

        if (frame.HeldMetadata is { } metadata)
        {
            WriteMetadataBeside(ref _frames[_top - 1], frame.Plan, metadata);
        }

        if (frame.IsUndecided && IsOverBudget)
        {
            // It is still open, so that it is what is taken out.
            return AfterWrite();
        }

        _closers -= frame.IsUndecided ? 0 : 1;
        Leave(ref frame);
        if (_options.StopRequested is { } stopRequested && !_isFinished && _cutAt is null && stopRequested())
        {
            return Cut(isStop: true);
        }

        return AfterWrite();
    }

    /// <summary>Forgets what was kept of the innermost frame.</summary>
    private void Leave(ref StreamFrame frame)
    {
        ForgetRuns(in frame);
        ForgetKeys(frame.KeysStart);
        _top--;
    }

    /// <summary>Takes the innermost frame out of the text.</summary>
    private void RemoveFrame()
    {
        ref var frame = ref _frames[_top];
        _closers -= frame.IsUndecided ? 0 : 1;
        ForgetRun(ref frame.Run);
        Leave(ref frame);
        RemoveChild(frame.Start, frame.StartsArray, frame.AfterMembers);
    }

    /// <summary>Takes the last child of the innermost frame out of the text.</summary>
    private void RemoveChild(long start, bool startsArray, bool afterMembers)
    {
        ref var parent = ref _frames[_top];
        _output.Truncate(start);
        parent.HasMembers = afterMembers;
        if (startsArray)
        {
            if (parent.Run.Plan is { } plan)
            {
                parent.Seen.Remove(plan.Index);
            }

            ForgetRun(ref parent.Run);
        }
        else if (parent.Run.IsOpen)
        {
            parent.Run.Count--;
            ForgetMetadata(ref parent.Run, parent.Run.Count);
        }
    }

    /// <summary>Whether an element is a plan's. Namespaces are long, and comparing their characters for each element would tell.</summary>
    private bool Is(NodePlan plan, string name, string space)
    {
        ref var known = ref _known[plan.Number & (KnownElements - 1)];
        if (ReferenceEquals(known.Plan, plan) && ReferenceEquals(known.Name, name) && ReferenceEquals(known.Namespace, space))
        {
            return true;
        }

        if (!plan.Is(name, space))
        {
            return false;
        }

        known = new KnownElement(plan, name, space);
        return true;
    }

    private NodePlan? Guess(ref StreamFrame parent, string name, string space)
    {
        var last = parent.Last;
        if (last is { IsArray: true } && Is(last, name, space))
        {
            return last;
        }

        var guess = last is null ? parent.Children.LikelyFirst : last.LikelyNext;
        if (guess is null || !Is(guess, name, space))
        {
            guess = parent.Children.FindXml(name, space);
            if (guess is null)
            {
                return null;
            }

            if (last is null)
            {
                parent.Children.LikelyFirst = guess;
            }
            else
            {
                last.LikelyNext = guess;
            }
        }

        parent.Last = guess;
        return guess;
    }

    /// <summary>The name is qualified where the module changes, and at the top (RFC 7951 section 4).</summary>
    private static byte[] MemberOf(in StreamFrame parent, NodePlan plan) =>
        string.Equals(parent.Module, plan.ModuleName, StringComparison.Ordinal) ? plan.SimpleMember : plan.QualifiedMember;

    private StreamStep TakeForeign(XmlReader reader, ref StreamFrame parent, string name, string space)
    {
        if (_top == 0 && XmlWrappers.IsBeside(name, space))
        {
            return StreamStep.Skip;
        }

        if (_top == 0 && XmlWrappers.IsWrapper(name, space))
        {
            _wrappers += reader.IsEmptyElement ? 0 : 1;
            return StreamStep.Read;
        }

        return TakeUnknown(reader, ref parent, name, space);
    }
}
