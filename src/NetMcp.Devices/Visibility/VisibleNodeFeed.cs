using System.Collections.Immutable;
using System.Xml;
using NetMcp.Core.Access;
using NetMcp.Netconf.Messages;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Visibility;

/// <summary>
/// Goes through a document and stops at what may be seen of it. What is held is the start tags of the elements that are open, and the keys of an entry
/// until all are there: they come first (RFC 7950 section 7.8.5), and an entry in which they do not cannot be judged and is left out.
/// </summary>
/// <param name="inner">The document.</param>
/// <param name="judge">Says what may be seen.</param>
internal sealed class VisibleNodeFeed(XmlReader inner, NodeJudge judge)
{
    // Longer than any key that is one, and than any that a rule may name.
    private const int MaxHeldText = 64 * 1024;

    private const int ChunkCharacters = 1024;

    private readonly List<OpenElement> _open = [];
    private readonly Queue<HeldNode> _ready = new();
    private readonly char[] _chunk = new char[ChunkCharacters];
    private readonly int _level = inner.Depth;
    private int _waiting;
    private int _wholeDepth = -1;
    private bool _innerIsNext;
    private bool _innerShowsAttributes;

    /// <summary>The node to be seen; null when it is the one that the document's reader stands on.</summary>
    public HeldNode? Current { get; private set; }

    /// <summary>Whether the attributes of that element are to be seen: of one of which not all is, they may speak of what is not.</summary>
    public bool ShowsAttributes { get; private set; }

    /// <summary>Goes to the first node to be seen: the one that the document's reader stands on, or one behind it on its level or below.</summary>
    public async ValueTask<bool> BeginAsync()
    {
        // What the protocol puts around the data (RFC 6241 section 7.1, RFC 8526 section 3.1.1).
        if (inner is { NodeType: XmlNodeType.Element, LocalName: "data", NamespaceURI: NetconfNamespaces.Base or NetconfNamespaces.Nmda })
        {
            if (!inner.IsEmptyElement)
            {
                _open.Add(new OpenElement(null, [], HeldNode.Start(inner)) { IsShown = true });
            }

            return true;
        }

        return inner.ReadState == ReadState.Interactive && (await TakeAsync().ConfigureAwait(false) || await MoveAsync().ConfigureAwait(false));
    }

    /// <summary>Goes to the next node to be seen; false at the end of the document.</summary>
    public async ValueTask<bool> MoveAsync()
    {
        if (_ready.TryDequeue(out var held))
        {
            return Give(held);
        }

        if (_innerIsNext)
        {
            (_innerIsNext, Current, ShowsAttributes) = (false, null, _innerShowsAttributes);
            return true;
        }

        (Current, ShowsAttributes) = (null, true);
        while (await inner.ReadAsync().ConfigureAwait(false) && inner.Depth >= _level)
        {
            if (await TakeAsync().ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the node that the document's reader stands on; whether there is something to be seen now.</summary>
    private async ValueTask<bool> TakeAsync()
    {
        if (_wholeDepth >= 0)
        {
            _wholeDepth = inner.NodeType == XmlNodeType.EndElement && inner.Depth == _wholeDepth ? -1 : _wholeDepth;
            ShowsAttributes = true;
            return true;
        }

        return inner.NodeType switch
        {
            XmlNodeType.Element => await TakeElementAsync().ConfigureAwait(false),
            XmlNodeType.EndElement => Close().IsShown,
            // Text between the elements of one that is seen in part belongs to nobody.
            _ => false,
        };
    }

    private async ValueTask<bool> TakeElementAsync()
    {
        var parent = _open.Count > 0 ? _open[^1] : null;
        if (judge.Find(parent?.Node, inner.NamespaceURI, inner.LocalName) is not { } node)
        {
            return parent?.Keys is null ? await PassAsync().ConfigureAwait(false) : await PassEntryAsync(parent).ConfigureAwait(false);
        }

        if (parent?.Keys is { } keys)
        {
            return await TakeKeyAsync(parent, keys, node).ConfigureAwait(false);
        }

        return (judge.See(parent, node), node) switch
        {
            (PathAccess.Allowed, _) => ShowWhole(),
            (PathAccess.Partly, LeafListNode several) => await TakeValueAsync(parent, several).ConfigureAwait(false),
            (PathAccess.Partly, ContainerNode or ListNode) => Open(parent, node),
            // A leaf of which some is denied is denied, and so is what the schema does not look into.
            _ => await PassAsync().ConfigureAwait(false),
        };
    }

    /// <summary>Begins an element of which not all is seen. A container with presence says something by being there; the others wait for something in them.</summary>
    private bool Open(OpenElement? parent, SchemaNode node)
    {
        var isShown = node is ContainerNode { Presence: not null };
        if (inner.IsEmptyElement)
        {
            return isShown && ShowInner(attributes: false);
        }

        if (isShown)
        {
            ShowOpen(null);
        }
        else
        {
            _waiting++;
        }

        _open.Add(new OpenElement(node, parent?.Below(node) ?? [new NodePathStep(node.Module.Name, node.Name, [])], HeldNode.Start(inner))
        {
            IsShown = isShown,
            Keys = node is ListNode { Keys.IsEmpty: false } ? [] : null,
        });
        return isShown && ShowInner(attributes: false);
    }

    private async ValueTask<bool> TakeKeyAsync(OpenElement entry, List<HeldLeaf> keys, SchemaNode node)
    {
        var wanted = ((ListNode)entry.Node!).Keys;
        if (!wanted.Contains(node) || keys.Exists(key => ReferenceEquals(key.Node, node)) ||
            await HoldAsync(node).ConfigureAwait(false) is not { Canonical: not null } key)
        {
            return await PassEntryAsync(entry).ConfigureAwait(false);
        }

        keys.Add(key);
        if (keys.Count < wanted.Length)
        {
            return false;
        }

        entry.Keys = null;
        entry.Identify([.. wanted.Select(leaf => new NodePathPredicate(leaf.Module.Name, leaf.Name, keys.Find(held => ReferenceEquals(held.Node, leaf))!.Canonical!))]);
        var seen = judge.See(entry.Steps);
        if (seen == PathAccess.Denied || (seen == PathAccess.Partly && !wanted.All(leaf => judge.See(entry.Below(leaf)) == PathAccess.Allowed)))
        {
            return await PassEntryAsync(entry).ConfigureAwait(false);
        }

        ShowOpen(withAttributes: seen == PathAccess.Allowed ? entry : null);
        foreach (var held in keys.SelectMany(leaf => leaf.Nodes))
        {
            _ready.Enqueue(held);
        }

        if (seen == PathAccess.Allowed)
        {
            Close();
            _wholeDepth = entry.Start.Depth;
        }

        return Give(_ready.Dequeue());
    }

    /// <summary>An entry of a leaf-list, of which some entries are denied.</summary>
    private async ValueTask<bool> TakeValueAsync(OpenElement? parent, LeafListNode node)
    {
        if (await HoldAsync(node).ConfigureAwait(false) is not { Canonical: { } value } leaf)
        {
            return false;
        }

        var predicate = new NodePathPredicate(node.Module.Name, ".", value);
        ImmutableArray<NodePathStep> steps = [.. parent?.Steps ?? [], new NodePathStep(node.Module.Name, node.Name, [predicate])];
        if (judge.See(steps) != PathAccess.Allowed)
        {
            return false;
        }

        ShowOpen(null);
        foreach (var held in leaf.Nodes)
        {
            _ready.Enqueue(held);
        }

        return Give(_ready.Dequeue());
    }

    /// <summary>Reads a leaf to its end; null when it holds something else than a text of reasonable length.</summary>
    private async ValueTask<HeldLeaf?> HoldAsync(SchemaNode node)
    {
        var start = HeldNode.Start(inner);
        var isEmpty = inner.IsEmptyElement;
        var text = string.Empty;
        while (!isEmpty && await inner.ReadAsync().ConfigureAwait(false) && inner.NodeType != XmlNodeType.EndElement)
        {
            if (inner.NodeType == XmlNodeType.Element || await TextAsync(MaxHeldText - text.Length).ConfigureAwait(false) is not { } more)
            {
                await PassToEndAsync(start.Depth).ConfigureAwait(false);
                return null;
            }

            text += more;
        }

        // Only a text with a colon may have a prefix.
        var scope = text.Contains(':', StringComparison.Ordinal) ? start.Scope ?? HeldNode.ScopeOf(inner) : start.Scope;
        var canonical = XmlLeafText.Canonical(node, text, judge.Schema, (IXmlNamespaceResolver)inner);
        var end = start with { Kind = XmlNodeType.EndElement, Attributes = [], Scope = scope };
        return new HeldLeaf(node, canonical, text.Length == 0 ? [start, end] : [start, end with { Kind = XmlNodeType.Text, Depth = start.Depth + 1, Value = text }, end]);
    }

    private async ValueTask<string?> TextAsync(int room)
    {
        if (inner.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
        {
            return string.Empty;
        }

        if (!inner.CanReadValueChunk)
        {
            var value = await inner.GetValueAsync().ConfigureAwait(false);
            return value.Length <= room ? value : null;
        }

        var text = string.Empty;
        int read;
        while ((read = await inner.ReadValueChunkAsync(_chunk, 0, _chunk.Length).ConfigureAwait(false)) > 0)
        {
            if (text.Length + read > room)
            {
                return null;
            }

            text += new string(_chunk, 0, read);
        }

        return text;
    }

    /// <summary>Passes over the element that the reader stands on.</summary>
    private async ValueTask<bool> PassAsync()
    {
        if (!inner.IsEmptyElement)
        {
            await PassToEndAsync(inner.Depth).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Passes over the rest of an entry, whose start nobody has seen.</summary>
    private async ValueTask<bool> PassEntryAsync(OpenElement entry)
    {
        Close();
        await PassToEndAsync(entry.Start.Depth).ConfigureAwait(false);
        return false;
    }

    private async ValueTask PassToEndAsync(int depth)
    {
        while (!(inner.NodeType == XmlNodeType.EndElement && inner.Depth == depth) && await inner.ReadAsync().ConfigureAwait(false))
        {
        }
    }

    private bool ShowWhole()
    {
        _wholeDepth = inner.IsEmptyElement ? -1 : inner.Depth;
        return ShowInner(attributes: true);
    }

    /// <summary>Shows the element that the reader stands on, behind the starts above it that nobody has seen yet.</summary>
    private bool ShowInner(bool attributes)
    {
        ShowOpen(null);
        if (!_ready.TryDequeue(out var held))
        {
            (Current, ShowsAttributes) = (null, attributes);
            return true;
        }

        _innerIsNext = true;
        _innerShowsAttributes = attributes;
        return Give(held);
    }

    private void ShowOpen(OpenElement? withAttributes)
    {
        // Whatever waits stands below whatever has been shown.
        for (var index = _open.Count - _waiting; index < _open.Count; index++)
        {
            var element = _open[index];
            element.IsShown = true;
            _ready.Enqueue(ReferenceEquals(element, withAttributes) ? element.Start : element.Start with { Attributes = [] });
        }

        _waiting = 0;
    }

    private OpenElement Close()
    {
        var element = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _waiting -= element.IsShown ? 0 : 1;
        return element;
    }

    private bool Give(HeldNode held)
    {
        (Current, ShowsAttributes) = (held, true);
        return true;
    }
}
