using System.Xml;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>Leafs and leaf-list entries, and their values (RFC 7951 section 6).</summary>
internal sealed partial class XmlToJsonStream
{
    private readonly Dictionary<NodePlan, IdentityMemo> _identities = [];
    private NodePlan? _leaf;
    private long _leafStart;
    private bool _leafStartsArray;
    private bool _leafAfterMembers;

    private StreamStep BeginLeaf(XmlReader reader, ref StreamFrame parent, NodePlan plan, long start, bool afterMembers, bool startsArray, Wanted want)
    {
        _leaf = plan;
        _leafStart = start;
        _leafAfterMembers = afterMembers;
        _leafStartsArray = startsArray;
        _text.Clear();
        if (_isFiltering && !want.IsTentative && !parent.HasSubstance)
        {
            Substantiate(_top);
        }

        if (reader.HasAttributes)
        {
            TakeAttributes(reader);
        }

        return reader.IsEmptyElement ? EndLeaf() : StreamStep.Read;
    }

    private StreamStep EndLeaf()
    {
        var plan = _leaf!;
        var text = _text.Span;
        if (_frames[_top].Step is not null && plan.IsKey)
        {
            Compare(ref _frames[_top], plan, text);
        }

        if (_mask is not null && Masked(plan, text) is { } replaced)
        {
            _output.String(replaced);
            text = replaced;
        }
        else
        {
            WriteValue(plan, text);
        }

        ref var frame = ref _frames[_top];
        if (plan.IsKey)
        {
            KeepKey(plan, text);
        }

        if (_meta.Count > 0)
        {
            WriteMetadataBeside(ref frame, plan, _meta);
            _meta.Clear();
        }

        if (_output.Position + Reserve > _budget)
        {
            // The leaf is still open, so that it is the leaf that is taken out.
            return Cut(isStop: false);
        }

        _leaf = null;
        return StreamStep.Read;
    }

    private string? Masked(NodePlan plan, ReadOnlySpan<char> text)
    {
        var replaced = _mask!.Mask(new LeafPlace(plan.Schema, plan.ModuleName, _path), text);
        _masked += replaced is null ? 0 : 1;
        return replaced;
    }

    private void WriteValue(NodePlan plan, ReadOnlySpan<char> text)
    {
        switch (plan.Form)
        {
            case LeafForm.Text:
                _output.String(text);
                return;
            case LeafForm.Number when _output.TryInteger(text, quoted: false):
            case LeafForm.LongNumber when _output.TryInteger(text, quoted: true):
                return;
            case LeafForm.Boolean when text is "true":
                _output.Raw("true"u8);
                return;
            case LeafForm.Boolean when text is "false":
                _output.Raw("false"u8);
                return;
            case LeafForm.Empty when text.IsEmpty:
                _output.Raw("[null]"u8);
                return;
            case LeafForm.Identity:
                WriteIdentity(plan, text);
                return;
            default:
                WriteReadValue(plan, text);
                return;
        }
    }

    /// <summary>Has the value read by its type; what is none is written as a string, as it came.</summary>
    private void WriteReadValue(NodePlan plan, ReadOnlySpan<char> text)
    {
        if (!ValueReader.TryRead(plan.Type!, text, ValueForm.Xml, _names, out var canonical, out var actual, out var error))
        {
            Problem(DataProblemKind.InvalidValue, error.Message);
            _output.String(text);
            return;
        }

        switch (Annotating.AnnotationValues.ShapeOf(actual))
        {
            case DataValueShape.Number or DataValueShape.Boolean:
                _output.Ascii(canonical);
                break;
            case DataValueShape.Null:
                _output.Raw("[null]"u8);
                break;
            default:
                _output.String(canonical);
                break;
        }
    }

    /// <summary>
    /// Writes an identity. Devices say the same few thousand times; what the last one became is kept, and holds as long as its text and the
    /// namespace of its prefix are the same.
    /// </summary>
    private void WriteIdentity(NodePlan plan, ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        // The names of declared prefixes are in the reader's table; a prefix that is not there is not declared.
        var prefix = colon <= 0 ? string.Empty : _nameTable.Get(_text.Buffer, 0, colon);
        var space = prefix is null ? null : _scope.LookupNamespace(prefix);
        if (space is not null && _identities.TryGetValue(plan, out var memo) && memo.Is(text, space))
        {
            _output.Raw(memo.Json);
            return;
        }

        var start = _output.Position;
        var problems = _problems.Count;
        WriteReadValue(plan, text);
        if (space is not null && _problems.Count == problems)
        {
            _identities[plan] = new IdentityMemo(text.ToString(), space, _output.From(start).ToArray());
        }
    }
}
