using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Devices.Masking;

/// <summary>Judges leafs by what their model says of them.</summary>
internal sealed class SchemaSecrets(bool denyAll)
{
    // Unions in unions and leafrefs to leafrefs end in a compiled schema; this is for those that do not.
    private const int MaxNesting = 32;

    private readonly Dictionary<SchemaNode, bool> _judged = [];

    /// <summary>Whether the values of a leaf or leaf-list are secret.</summary>
    public bool IsSecret(SchemaNode node)
    {
        if (!_judged.TryGetValue(node, out var secret))
        {
            _judged[node] = secret = IsCryptHash(TypeOf(node), 0) || (denyAll && IsDenied(node));
        }

        return secret;
    }

    // RFC 7317 section 3: also a clear text may stand in one, behind $0$.
    private static bool IsCryptHash(YangType? type, int depth)
    {
        for (var step = type; step is not null && depth < MaxNesting; step = step.Parent)
        {
            if (step is { TypedefName: "crypt-hash", TypedefModule: "iana-crypt-hash" } ||
                step.Members.Any(member => IsCryptHash(member, depth + 1)) ||
                (step.LeafRefTarget is { } target && IsCryptHash(TypeOf(target), depth + 1)))
            {
                return true;
            }
        }

        return false;
    }

    // RFC 8341 section 3.5: the mark holds for all that is below. Without keys nobody could tell the entries apart.
    private static bool IsDenied(SchemaNode node)
    {
        for (SchemaNode? step = node is LeafNode { IsKey: true } && !IsMarked(node) ? null : node; step is not null; step = step.Parent)
        {
            if (IsMarked(step))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMarked(SchemaNode node) => node.Extensions.Any(extension => extension is { Module: "ietf-netconf-acm", Name: "default-deny-all" });

    private static YangType? TypeOf(SchemaNode node) => node switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };
}
