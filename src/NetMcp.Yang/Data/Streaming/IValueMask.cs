namespace NetMcp.Yang.Data.Streaming;

/// <summary>Sees every value before it is written, and may have another written in its place.</summary>
public interface IValueMask
{
    /// <summary>Judges the value of a leaf.</summary>
    /// <param name="place">The leaf.</param>
    /// <param name="value">Its text as it came.</param>
    /// <returns>The text to write instead, as a JSON string; null to write the value.</returns>
    string? Mask(LeafPlace place, ReadOnlySpan<char> value);

    /// <summary>Judges the value of an annotation (RFC 7952).</summary>
    /// <param name="annotation">The annotation.</param>
    /// <returns>The text to write instead, as a JSON string; null to write the value.</returns>
    string? Mask(DataAnnotation annotation);
}
