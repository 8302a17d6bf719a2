using NetMcp.Core.Masking;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>What the audit log takes for a secret by where it stands, in paths and in XML alike.</summary>
internal static class AuditSecret
{
    /// <summary>Whether a node is one by its own name, or by that of the container for a secret that it is in.</summary>
    /// <param name="masker">Knows the names.</param>
    /// <param name="name">The node's local name.</param>
    /// <param name="parent">That of the node above it; null where there is none.</param>
    public static bool IsSecret(this ISecretMasker masker, string name, string? parent) =>
        masker.IsSecretName(name) || (parent is not (null or "key" or "keys") && masker.IsSecretName(parent));
}
