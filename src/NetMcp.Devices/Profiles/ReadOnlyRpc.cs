using System.Collections.Immutable;

namespace NetMcp.Devices.Profiles;

/// <summary>An rpc that only reads.</summary>
/// <param name="Namespace">The operation element's namespace.</param>
/// <param name="Name">The operation element's local name.</param>
internal sealed record ReadOnlyRpc(string Namespace, string Name)
{
    /// <summary>
    /// The elements that may stand in the operation element, by their path of local names (<c>source/running</c>). What is not listed is refused.
    /// </summary>
    public ImmutableDictionary<string, ReadOnlyArgument> Arguments { get; init; } = ImmutableDictionary<string, ReadOnlyArgument>.Empty;

    /// <summary>Of each of these groups of paths at least one must be there.</summary>
    public ImmutableArray<ImmutableArray<string>> Needed { get; init; } = [];

    /// <summary>The attributes that may stand on the operation element, each with a pattern that its whole value must match.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}
