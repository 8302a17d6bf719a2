using System.Xml.Linq;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Editing;

/// <summary>
/// Chooses an edit's default operation (RFC 6241 section 7.2): none where it only takes away, so that nothing above what is taken away comes into being,
/// and merge as soon as anything in it is to be put there, with an operation of its own or without.
/// </summary>
internal static class DefaultOperations
{
    private static readonly XName Operation = XName.Get("operation", NetconfNamespaces.Base);

    private enum Effect
    {
        TakesAway,
        Puts,
    }

    /// <summary>The default operation of a config.</summary>
    /// <param name="configXml">The elements below config.</param>
    /// <param name="schema">The device's models, which tell keys from other leafs; null: a leaf before all others may be a key (RFC 7950 section 7.8.5).</param>
    public static DefaultOperation Of(string configXml, YangSchema? schema)
    {
        var tops = XElement.Parse($"<config>{configXml}</config>").Elements().ToList();
        return tops.Count > 0 && tops.TrueForAll(top => EffectOf(top, Find(schema, null, top), schema) == Effect.TakesAway) ? DefaultOperation.None : DefaultOperation.Merge;
    }

    private static Effect EffectOf(XElement element, SchemaNode? node, YangSchema? schema)
    {
        if (element.Attribute(Operation)?.Value is { } operation)
        {
            return operation is "delete" or "remove" ? Effect.TakesAway : Effect.Puts;
        }

        var takesAway = false;
        var onlyKeysSoFar = true;
        foreach (var child in element.Elements())
        {
            var own = node is null ? null : Find(schema, node, child);
            if (IsKey(child, node, own, onlyKeysSoFar))
            {
                continue;
            }

            onlyKeysSoFar = false;
            if (EffectOf(child, own, schema) == Effect.Puts)
            {
                return Effect.Puts;
            }

            takesAway = true;
        }

        // A leaf, an entry that is named and nothing more, a container with presence: merged, it is there.
        return takesAway ? Effect.TakesAway : Effect.Puts;
    }

    private static bool IsKey(XElement child, SchemaNode? parent, SchemaNode? node, bool onlyKeysSoFar) =>
        !child.HasElements && child.Attribute(Operation) is null
        && (parent is null || node is null ? onlyKeysSoFar : node is LeafNode { IsKey: true });

    private static SchemaNode? Find(YangSchema? schema, SchemaNode? parent, XElement element) =>
        schema?.FindModuleByNamespace(element.Name.NamespaceName) is not { } module ? null
        : parent is null ? schema.FindRoot(module.Name, element.Name.LocalName)
        : parent.FindDataChild(module.Name, element.Name.LocalName);
}
