using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>What a mandatory node is: RFC 7950 section 3.</summary>
internal static class MandatoryRule
{
    /// <summary>Whether data of the node must be there when what is above it is.</summary>
    public static bool IsMandatory(SchemaNode node) =>
        node is ContainerNode { Presence: null } ? node.Children.Any(IsMandatory) : node.IsMandatory;
}
