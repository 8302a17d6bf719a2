using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>The nodes that can be augmented (RFC 7950 section 7.17).</summary>
internal static class AugmentTargets
{
    public static bool Allows(SchemaNodeKind kind) =>
        kind is SchemaNodeKind.Container or SchemaNodeKind.List or SchemaNodeKind.Choice or SchemaNodeKind.Case
            or SchemaNodeKind.Input or SchemaNodeKind.Output or SchemaNodeKind.Notification;
}
