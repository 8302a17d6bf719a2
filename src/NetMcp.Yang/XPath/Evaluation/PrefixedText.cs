using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>
/// A string that nodes are compared with. Where a node's value has prefixes (an identity, an instance-identifier) the string's are those of
/// the module that the expression stands in, and the node's are module names: <c>type = 'ianaift:ethernetCsmacd'</c> asks whether the
/// values are the same, not the letters.
/// </summary>
internal sealed class PrefixedText(XPathRun run, string text)
{
    private YangType? _lastType;
    private string? _lastCanonical;

    public bool IsTextOf(XPathItem item)
    {
        var value = run.TextOf(item);
        if (value == text)
        {
            return true;
        }

        var type = item.Node?.Schema switch
        {
            LeafNode leaf => leaf.Type,
            LeafListNode leafList => leafList.Type,
            _ => null,
        };
        return type is not null && value.Contains(':', StringComparison.Ordinal) && value == Canonical(type);
    }

    private string? Canonical(YangType type)
    {
        if (!ReferenceEquals(type, _lastType))
        {
            var isRead = ValueReader.TryRead(type, text, ValueForm.Schema, new ExpressionNames(run), out var canonical, out var actual, out _);
            _lastType = type;
            _lastCanonical = isRead && actual.Base is YangBaseType.IdentityRef or YangBaseType.InstanceIdentifier ? canonical : null;
        }

        return _lastCanonical;
    }
}
