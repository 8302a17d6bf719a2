namespace NetMcp.Yang.Data;

/// <summary>An annotation on an instance (RFC 7952 section 5), such as <c>ietf-origin:origin</c> (RFC 8342 section 6.4).</summary>
/// <param name="Module">The module that defines it; for an unknown namespace that namespace itself, and empty for an XML attribute without one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record DataAnnotation(string Module, string Name, string Value)
{
    internal DataValueShape Shape { get; init; }

    /// <summary>Whether module, name and value are the same; the JSON type that the value came as does not count.</summary>
    public bool Equals(DataAnnotation? other) => other is not null && Module == other.Module && Name == other.Name && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Module, Name, Value);
}
