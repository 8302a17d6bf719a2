namespace NetMcp.Core.Access;

/// <summary>
/// The path rules of somebody, without whose they are: two with the same rules are equal, so that what was read for the one may be given to the other.
/// </summary>
public sealed class SharedNodeAccess : INodeAccess, IEquatable<SharedNodeAccess>
{
    private readonly INodeAccess _access;

    private SharedNodeAccess(INodeAccess access) => _access = access;

    /// <inheritdoc/>
    public bool LimitsPaths => true;

    /// <inheritdoc/>
    public string RulesId => _access.RulesId;

    /// <inheritdoc/>
    public IReadOnlyList<NodePath> Denied => _access.Denied;

    /// <summary>The rules of somebody; null where nothing is denied to it.</summary>
    public static SharedNodeAccess? Of(INodeAccess? access) => access is { LimitsPaths: true } ? access as SharedNodeAccess ?? new SharedNodeAccess(access) : null;

    /// <inheritdoc/>
    public PathAccess See(NodePath path) => _access.See(path);

    /// <inheritdoc/>
    public bool Equals(SharedNodeAccess? other) =>
        ReferenceEquals(_access, other?._access) || (other is not null && RulesId.Length > 0 && string.Equals(RulesId, other.RulesId, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SharedNodeAccess);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(RulesId);
}
