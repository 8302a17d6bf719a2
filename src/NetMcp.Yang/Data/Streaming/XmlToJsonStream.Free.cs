using System.Xml;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Data.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>
/// Elements that the schema does not know, alone or in an anydata or anyxml: they become what they look like, an object, a string, or an array
/// of either when several follow each other (RFC 7951 section 5.5 leaves it to the look of it too).
/// </summary>
internal sealed partial class XmlToJsonStream
{
    // Different names in one frame. More are a document that wants to fill the memory with names.
    private const int MaxUnknownNames = 65_536;

    private Dictionary<(string Module, string Name), ClosedRun>?[] _unknownRuns;
    private string _foreignName = string.Empty;
    private string _foreignModule = string.Empty;

    private StreamStep TakeUnknown(XmlReader reader, ref StreamFrame parent, string name, string space)
    {
        var module = _schema.FindModuleByNamespace(space)?.Name ?? space;
        _foreignName = name;
        _foreignModule = module;
        var want = default(Wanted);
        if (_isFiltering && !IsWanted(in parent, null, out want))
        {
            return StreamStep.Skip;
        }

        var before = _output.Position;
        var afterMembers = parent.HasMembers;
        var startsRun = !(parent.Run.Name == name && parent.Run.Module == module) && BeginUnknownRun(ref parent, module, name, ref before);
        if (_isFinished)
        {
            return StreamStep.Stop;
        }

        if (!startsRun)
        {
            ContinueRun(ref parent.Run);
        }

        parent.Run.Count++;
        parent.HasMembers = true;
        parent.Last = null;
        return BeginFrame(reader, new StreamFrame
        {
            Children = ChildPlans.None,
            Module = module,
            Name = name,
            Start = before,
            StartsArray = startsRun,
            AfterMembers = afterMembers,
            IsFree = true,
            IsUndecided = true,
            HasSubstance = !want.IsTentative,
            IsState = want.IsState,
            Fields = want.Fields,
            Ordinal = parent.Run.Count,
        });
    }

    private bool BeginUnknownRun(ref StreamFrame parent, string module, string name, ref long before)
    {
        CloseRun(ref parent);
        before = _output.Position;
        if (_unknownRuns[_top] is { } known && known.TryGetValue((module, name), out var closed))
        {
            BeginLate(ref parent, closed, name);
            parent.Run.Name = name;
            parent.Run.Module = module;
            return false;
        }

        WriteUnknownName(in parent, module, name, false);
        parent.Run = new OpenRun { Name = name, Module = module, Bracket = _output.Position };
        _output.Byte((byte)' ');
        return true;
    }

    private void ContinueRun(ref OpenRun run)
    {
        if (!run.IsArray)
        {
            _output.Overwrite(run.Bracket, (byte)'[');
            run.IsArray = true;
            _closers++;
        }

        _output.Byte((byte)',');
    }

    private void WriteUnknownName(in StreamFrame parent, string module, string name, bool isMetadata)
    {
        var at = isMetadata ? "@" : string.Empty;
        _output.Name(parent.HasMembers, module.Length == 0 || parent.Module == module ? at + name : at + module + ":" + name);
    }

    private void IndexUnknown(in OpenRun run, ClosedRun closed)
    {
        var index = _unknownRuns[_top] ??= [];
        if (index.Count == MaxUnknownNames)
        {
            Fail(DataProblemKind.TooMany, $"More than {MaxUnknownNames} different unknown elements in one.");
            return;
        }

        index.TryAdd((run.Module!, run.Name!), closed);
    }

    /// <summary>An undecided element has an element in it: it is an object.</summary>
    private void Decide(ref StreamFrame frame)
    {
        frame.IsUndecided = false;
        _output.Byte((byte)'{');
        _closers++;
        if (!_text.Span.IsWhiteSpace())
        {
            Problem(DataProblemKind.Misplaced, $"Text stands beside elements: {ProblemList.Quote(_text.Span.Trim())}; it was left out.");
        }

        _text.Clear();
        if (frame is { Plan: null, HeldMetadata: { } metadata })
        {
            WriteOwnMetadata(ref frame, metadata);
            frame.HeldMetadata = null;
        }
    }

    /// <summary>An undecided element has ended without an element in it: it is a text.</summary>
    private void WriteText(ref StreamFrame frame)
    {
        // White space that breaks the line is layout, other white space may be a value.
        var text = _text.Span.IsWhiteSpace() && _text.Span.Contains('\n') ? default : _text.Span;
        if (_mask?.Mask(new LeafPlace(frame.Plan?.Schema, frame.Module!, _path), text) is { } replaced)
        {
            _masked++;
            text = replaced;
        }

        _output.String(text);
    }
}
