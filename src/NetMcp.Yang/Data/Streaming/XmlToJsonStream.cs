using System.Xml;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Data.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>
/// Turns the nodes of an XML reader into JSON text one by one. What is written is held only as long as it may have to change: until an entry that
/// strayed can join its array, until an element is known to be an object, a text or one of an array, until a node is known to hold something
/// that was asked for, and, with a bound on the size, until the end.
/// </summary>
internal sealed partial class XmlToJsonStream
{
    private const int ReleaseSize = 64 * 1024;

    // Most documents are not deeper; what is takes more of them as it goes down.
    private const int InitialFrames = 16;

    private readonly XmlToJsonOptions _options;
    private readonly DataPlan _plan;
    private readonly YangSchema _schema;
    private readonly JsonOutput _output = new();
    private readonly ProblemList _problems;
    private readonly ElementText _text;
    private readonly IXmlNamespaceResolver _scope;
    private readonly XmlNameTable _nameTable;
    private readonly XmlValueNames _names;
    private readonly IValueMask? _mask;
    private readonly PathView _path;
    private readonly bool _isFiltering;
    private readonly long _budget;
    private StreamFrame[] _frames;
    private int _top;
    private int _wrappers;
    private int _unknown;
    private int _masked;
    private bool _isDepthCut;
    private bool _isFinished;
    private string? _cutAt;
    private int _nextRelease = ReleaseSize;

    // The line info of the reader, for problems.
    private readonly IXmlLineInfo? _lines;

    public XmlToJsonStream(YangSchema schema, XmlReader reader, XmlToJsonOptions options)
    {
        _options = options;
        _plan = DataPlan.Of(schema);
        _schema = schema;
        _problems = new ProblemList(options.Limits.MaxProblems);
        _frames = new StreamFrame[Math.Min(InitialFrames, options.Limits.MaxDepth + 1)];
        _budget = options.MaxBytes is { } bound ? Math.Max(bound, 2) : long.MaxValue;
        _text = new ElementText(reader, (int)Math.Min(options.Limits.MaxValueLength, _budget));
        _scope = (IXmlNamespaceResolver)reader;
        _nameTable = reader.NameTable;
        _names = new XmlValueNames(schema, _scope);
        _lines = reader as IXmlLineInfo;
        _mask = options.Mask;
        _path = new PathView(this);
        _isFiltering = options.Depth is not null || options.Fields is not null || options.Entries is not null || options.Content != ContentSelection.All;
        _unknownRuns = new Dictionary<(string, string), ClosedRun>?[_frames.Length];
        _frames[0] = new StreamFrame
        {
            Children = _plan.TopOf(options.Context),
            Name = string.Empty,
            Fields = options.Fields is { Children.IsEmpty: false } fields ? fields : null,
            HasSubstance = true,
        };
        _output.Byte((byte)'{');
    }

    /// <summary>Whether text is to be given away.</summary>
    public bool IsFull => _output.Held >= _nextRelease;

    /// <summary>Takes the node that the reader stands on.</summary>
    public StreamStep Take(XmlReader reader)
    {
        var step = reader.NodeType switch
        {
            XmlNodeType.Element => TakeElement(reader),
            XmlNodeType.EndElement => TakeEnd(),
            XmlNodeType.Text or XmlNodeType.CDATA => WantsText ? AfterText(_text.TryAppend()) : TakeStray(),
            XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace => WantsText ? AfterText(_text.TryAppend()) : StreamStep.Read,
            _ => StreamStep.Read,
        };
        return _isFinished ? StreamStep.Stop : step;
    }

    /// <summary>Like <see cref="Take"/>, but a text that is not read yet is awaited.</summary>
    public ValueTask<StreamStep> TakeAsync(XmlReader reader)
    {
        var isText = reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
        return isText && WantsText ? TakeTextAsync() : ValueTask.FromResult(Take(reader));
    }

    /// <summary>The part of the text that cannot change any more; empty when none can be given away.</summary>
    public ReadOnlyMemory<byte> Ready()
    {
        var releasable = _output.UpTo(Floor());
        // What stays has to be moved, so it is not worth it for little; and what must stay is bounded.
        if (!_isFinished && releasable.Length < _output.Held - releasable.Length)
        {
            _nextRelease = 2 * _output.Held;
            return default;
        }

        _nextRelease = ReleaseSize;
        return releasable;
    }

    /// <summary>Forgets what <see cref="Ready"/> gave.</summary>
    public void Released(int count)
    {
        _output.Release(count);
        _nextRelease = Math.Max(ReleaseSize, 2 * _output.Held);
    }

    /// <summary>Ends the document at the end of the reader's.</summary>
    public void Finish()
    {
        while (!_isFinished && _top > 0)
        {
            EndFrame();
        }

        if (!_isFinished)
        {
            CloseRun(ref _frames[0]);
            PutLate(ref _frames[0]);
            _output.Byte((byte)'}');
            _isFinished = true;
        }
    }

    /// <summary>Ends the document because the XML is malformed. The text is no JSON then.</summary>
    public void Fail(XmlException exception) =>
        Add(new DataProblem(DataProblemKind.Malformed, ParserMessage.Of(exception), Path(), exception.LineNumber, exception.LinePosition));

    public XmlToJsonResult Result() => new(
        _problems.Fatal, _output.Position, _cutAt, _isDepthCut, _unknown, _masked, _problems.ToImmutable(), _problems.Count);

    private bool WantsText => _leaf is not null || _frames[_top].IsUndecided;

    private async ValueTask<StreamStep> TakeTextAsync() => AfterText(await _text.TryAppendAsync().ConfigureAwait(false));

    private StreamStep AfterText(bool isWhole)
    {
        if (isWhole)
        {
            return StreamStep.Read;
        }

        if (_budget < _options.Limits.MaxValueLength)
        {
            return Cut(isStop: false);
        }

        return Fail(DataProblemKind.TooLarge, $"A value is longer than {_options.Limits.MaxValueLength} characters.");
    }

    private StreamStep TakeStray()
    {
        // References to white space count as text.
        _text.Clear();
        if (_text.TryAppend() && _text.Span.IsWhiteSpace())
        {
            return StreamStep.Read;
        }

        Problem(DataProblemKind.Misplaced, $"Text stands beside elements: {ProblemList.Quote(_text.Span)}; it was left out.");
        return StreamStep.Read;
    }

    private StreamStep TakeEnd()
    {
        if (_leaf is not null)
        {
            return EndLeaf();
        }

        if (_top == 0)
        {
            _wrappers--;
            return StreamStep.Read;
        }

        return EndFrame();
    }

    private StreamStep Fail(DataProblemKind kind, string message)
    {
        Problem(kind, message);
        return StreamStep.Stop;
    }

    private void Problem(DataProblemKind kind, string message)
    {
        var isFatal = kind is DataProblemKind.TooDeep or DataProblemKind.TooLarge or DataProblemKind.TooMany;
        if (!_problems.HasRoom && !isFatal)
        {
            _problems.AddUnkept();
            return;
        }

        var (line, column) = _lines is not null && _lines.HasLineInfo() ? (_lines.LineNumber, _lines.LinePosition) : (0, 0);
        Add(new DataProblem(kind, message, Path(), line, column));
    }

    private void Add(DataProblem problem)
    {
        _problems.Add(problem);
        _isFinished |= problem.IsFatal;
    }
}
