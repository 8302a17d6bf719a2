using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Paths;

/// <summary>Writes data paths as subtree filters (RFC 6241 section 6).</summary>
internal static class PathSubtree
{
    public static bool TryWrite(DataPath path, [NotNullWhen(true)] out string? filter, [NotNullWhen(false)] out PathError? error)
    {
        filter = null;
        error = path.Steps.Select(Objection).FirstOrDefault(objection => objection is not null);
        if (error is not null)
        {
            return false;
        }

        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment, OmitXmlDeclaration = true }))
        {
            foreach (var step in path.Steps)
            {
                xml.WriteStartElement(step.Node.Name, step.Node.Module.Namespace);
                foreach (var predicate in step.Predicates)
                {
                    xml.WriteStartElement(predicate.Leaf!.Name, predicate.Leaf.Module.Namespace);
                    WriteValue(xml, path.Schema, predicate.Leaf, predicate.Value);
                    xml.WriteEndElement();
                }
            }
        }

        filter = text.ToString();
        return true;
    }

    private static PathError? Objection(DataPathStep step)
    {
        var name = step.Node.Name;
        if (step.Predicates.Any(predicate => predicate.Position is not null))
        {
            return new PathError(step.Offset, $"A subtree filter cannot select '{name}' by its position.");
        }

        // RFC 6241 section 6.2.5: a content match decides on the siblings of the node that has the value, all of them together.
        if (step.Predicates.Any(predicate => predicate.Leaf is null))
        {
            return new PathError(step.Offset, $"A subtree filter cannot select '{name}' by its own value, only what is beside it.");
        }

        if (step.Predicates.Any(predicate => predicate.Leaf is LeafListNode))
        {
            return new PathError(step.Offset, $"A subtree filter cannot select '{name}' by one entry of a leaf-list.");
        }

        if (step.Predicates.Any(predicate => !IsMatchable(predicate.Value)))
        {
            return new PathError(step.Offset, $"A subtree filter cannot ask '{name}' for a value that is empty or has white space at its ends.");
        }

        return step.Predicates.DistinctBy(predicate => predicate.Leaf).Count() == step.Predicates.Length
            ? null
            : new PathError(step.Offset, $"A subtree filter cannot ask '{name}' for two values of one leaf.");
    }

    // RFC 6241 section 6.2.5: an empty element selects whatever value there is, and white space at the ends is not compared.
    private static bool IsMatchable(string value) => value.Length > 0 && value.AsSpan().Trim().Length == value.Length;

    // In XML the prefix of an identity is one that the element declares (RFC 7950 section 9.10.3).
    private static void WriteValue(XmlWriter xml, YangSchema schema, SchemaNode leaf, string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && MayNameIdentity(TypeOf(leaf)) && schema.FindModule(value[..colon]) is { } module && module.Identities.ContainsKey(value[(colon + 1)..]))
        {
            xml.WriteAttributeString("xmlns", module.Name, null, module.Namespace);
        }

        xml.WriteString(value);
    }

    private static bool MayNameIdentity(YangType? type) => type switch
    {
        null => false,
        { Base: YangBaseType.IdentityRef } => true,
        { Base: YangBaseType.LeafRef } => TypeOf(type.LeafRefTarget) is { Base: not YangBaseType.LeafRef } target && MayNameIdentity(target),
        _ => type.Members.Any(MayNameIdentity),
    };

    private static YangType? TypeOf(SchemaNode? node) => node switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };
}
