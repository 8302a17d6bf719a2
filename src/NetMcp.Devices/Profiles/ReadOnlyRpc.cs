using System.Collections.Immutable;

namespace NetMcp.Devices.Profiles;

/// <summary>An rpc that only reads.</summary>
/// <param name="Namespace">The operation element's namespace.</param>
/// <param name="Name">The operation element's local name; a trailing <c>*</c> stands for any rest.</param>
internal sealed record ReadOnlyRpc(string Namespace, string Name)
{
    /// <summary>
    /// The elements that may stand directly below the operation element, each with a pattern that its whole text must match. Null
    /// allows every element; whatever holds a URL is refused in any case.
    /// </summary>
    public ImmutableDictionary<string, string>? Arguments { get; init; }

    /// <summary>The attributes that may stand on the operation element, each with a pattern that its whole value must match.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool Names(string namespaceUri, string localName) => namespaceUri == Namespace &&
        (Name.EndsWith('*') ? localName.StartsWith(Name.AsSpan(0, Name.Length - 1), StringComparison.Ordinal) : localName == Name);
}
