using System.Xml;
using NetMcp.Yang.Data.Annotating;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Reading;

/// <summary>Builds a tree from one XML document.</summary>
internal sealed class XmlTreeBuilder
{
    private readonly XmlReader _reader;
    private readonly DataPlan _plan;
    private readonly DataContext _context;
    private readonly DataLimits _limits;
    private readonly ProblemList _problems;
    private readonly ElementText _text;
    private readonly XmlValueNames _names;
    private readonly XmlAnnotations _annotations;
    private readonly List<DataNode> _roots = [];
    private readonly Stack<Frame> _frames = new();
    private int _count;

    public XmlTreeBuilder(XmlReader reader, YangSchema schema, DataContext context, DataLimits limits)
    {
        _reader = reader;
        _plan = DataPlan.Of(schema);
        _context = context;
        _limits = limits;
        _problems = new ProblemList(limits.MaxProblems);
        _text = new ElementText(reader, limits.MaxValueLength);
        _names = new XmlValueNames(schema, (IXmlNamespaceResolver)reader);
        _annotations = new XmlAnnotations(schema, _names, limits);
    }

    public DataReadResult Read(CancellationToken cancellationToken)
    {
        var top = new Frame { Children = _plan.TopOf(_context), IsWrapper = true };
        _frames.Push(top);
        try
        {
            var outer = _reader.ReadState == ReadState.Initial ? -1 : _reader.Depth - 1;
            var more = _reader.ReadState != ReadState.Initial || _reader.Read();
            while (more && _reader.Depth > outer && _problems.Fatal is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                more = Take();
            }

            if (_problems.Fatal is null)
            {
                FlushText(_frames.Peek());
            }
        }
        catch (XmlException exception)
        {
            // The text of the exception names no more than a character or a tag of the document.
            _problems.Add(new DataProblem(DataProblemKind.Malformed, ParserMessage.Of(exception), Path(null), exception.LineNumber, exception.LinePosition));
        }

        var tree = _problems.Fatal is null ? new DataTree(_plan.Schema, _roots, _context) : null;
        return new DataReadResult(tree, _problems.ToImmutable(), _problems.Count);
    }

    /// <summary>Takes the node that the reader stands on, and moves on.</summary>
    private bool Take()
    {
        switch (_reader.NodeType)
        {
            case XmlNodeType.Element:
                return TakeElement();
            case XmlNodeType.EndElement:
                End();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                TakeText();
                break;
        }

        return _problems.Fatal is null && _reader.Read();
    }

    private bool TakeElement()
    {
        var parent = _frames.Peek();
        var name = _reader.LocalName;
        var space = _reader.NamespaceURI;
        var plan = parent.Children.FindXml(name, space);
        if (plan is null && parent.IsWrapper && XmlWrappers.IsBeside(name, space))
        {
            return Skip();
        }

        if (plan is null && parent.IsWrapper && XmlWrappers.IsWrapper(name, space))
        {
            return Push(new Frame { Children = parent.Children, IsWrapper = true });
        }

        if (parent.Plan is { IsLeaf: true })
        {
            Problem(DataProblemKind.Misplaced, parent.Node, $"A leaf holds text only, not the element '{name}'; it was left out.");
            return Skip();
        }

        var module = plan?.ModuleName ?? _plan.Schema.FindModuleByNamespace(space)?.Name ?? space;
        var node = new DataNode(plan?.Schema, module, plan?.Name ?? name) { Parent = parent.Node, Line = Position().Line };
        if (plan is null && parent.Plan is not { IsAny: true } && !parent.IsFree)
        {
            Problem(DataProblemKind.UnknownNode, node, "The schema has no such node here.");
        }
        else if (plan is { IsArray: false } && !parent.Seen.Add(plan.Index))
        {
            Problem(DataProblemKind.Duplicate, node, "It may be there only once; this one was left out.");
            return Skip();
        }

        if (++_count > _limits.MaxNodes)
        {
            Problem(DataProblemKind.TooMany, node, $"More than {_limits.MaxNodes} data nodes.");
            return false;
        }

        (parent.Node?.ChildList ?? _roots).Add(node);
        FlushText(parent);
        return Push(new Frame
        {
            Node = node,
            Plan = plan,
            Children = plan switch
            {
                { Kind: SchemaNodeKind.AnyData } => _plan.Roots,
                { Kind: SchemaNodeKind.AnyXml } or null => ChildPlans.None,
                _ => plan.Children(_context.IsOutput),
            },
            IsFree = plan is null || plan.IsAny,
        });
    }

    private bool Push(Frame frame)
    {
        if (_frames.Count > _limits.MaxDepth)
        {
            Problem(DataProblemKind.TooDeep, frame.Node, $"Nested deeper than {_limits.MaxDepth} elements.");
            return false;
        }

        if (frame.Node is not null && _reader.HasAttributes)
        {
            _annotations.Read(_reader, frame.Node, (kind, message) => Problem(kind, frame.Node, message));
        }

        _text.Clear();
        _frames.Push(frame);
        if (_reader.IsEmptyElement)
        {
            End();
        }

        return _problems.Fatal is null && _reader.Read();
    }

    private void TakeText()
    {
        if (!_text.TryAppend())
        {
            Problem(DataProblemKind.TooLarge, _frames.Peek().Node, $"A value is longer than {_limits.MaxValueLength} characters.");
        }
    }

    private void End()
    {
        var frame = _frames.Pop();
        if (frame.Node is not { } node)
        {
            FlushText(frame);
            return;
        }

        if (frame.Plan is { IsLeaf: true } plan)
        {
            SetValue(node, plan.Type!);
        }
        else if (frame.IsFree && node.Children.Count == 0 && frame.Plan?.Kind != SchemaNodeKind.AnyData)
        {
            // White space that breaks the line is layout, other white space may be a value.
            node.Value = _text.Span.IsWhiteSpace() && _text.Span.Contains('\n') ? string.Empty : _text.Span.ToString();
        }
        else
        {
            FlushText(frame);
        }

        _text.Clear();
    }

    private void SetValue(DataNode node, YangType type)
    {
        var text = _text.Span.ToString();
        if (ValueReader.TryRead(type, text, ValueForm.Xml, _names, out var canonical, out var actual, out var error))
        {
            node.Value = canonical;
            node.ValueType = actual;
        }
        else
        {
            node.Value = text;
            Problem(DataProblemKind.InvalidValue, node, error.Message);
        }
    }

    /// <summary>Forgets the text beside child elements; it has no place in data.</summary>
    private void FlushText(Frame frame)
    {
        if (!_text.Span.IsWhiteSpace())
        {
            Problem(DataProblemKind.Misplaced, frame.Node, $"Text stands beside elements: {ProblemList.Quote(_text.Span.Trim())}; it was left out.");
        }

        _text.Clear();
    }

    private bool Skip()
    {
        _reader.Skip();
        return !_reader.EOF;
    }

    private void Problem(DataProblemKind kind, DataNode? node, string message)
    {
        if (!_problems.HasRoom && kind is not (DataProblemKind.TooDeep or DataProblemKind.TooLarge or DataProblemKind.TooMany))
        {
            _problems.AddUnkept();
            return;
        }

        var (line, column) = Position();
        _problems.Add(new DataProblem(kind, message, Path(node), line, column));
    }

    private string Path(DataNode? node) => (node ?? _frames.Peek().Node)?.InstancePath() ?? "/";

    private (int Line, int Column) Position() => _reader is IXmlLineInfo info && info.HasLineInfo() ? (info.LineNumber, info.LinePosition) : (0, 0);

    /// <summary>An element that is open.</summary>
    private sealed class Frame
    {
        public SeenChildren Seen;

        /// <summary>Null in a wrapper.</summary>
        public DataNode? Node { get; init; }

        public NodePlan? Plan { get; init; }

        public required ChildPlans Children { get; init; }

        public bool IsWrapper { get; init; }

        /// <summary>Whether it may hold anything: an anydata, anyxml, or what the schema does not know.</summary>
        public bool IsFree { get; init; }
    }
}
