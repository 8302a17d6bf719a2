namespace NetMcp.Yang.Compilation.Names;

/// <summary>A name as statements write it: an identifier with or without a prefix (RFC 7950 section 6.2).</summary>
/// <param name="Prefix">The prefix, or null.</param>
/// <param name="Name">The identifier.</param>
internal readonly record struct QName(string? Prefix, string Name)
{
    public static QName Parse(string? text)
    {
        if (text is null)
        {
            return new(null, "");
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(null, text) : new(text[..colon], text[(colon + 1)..]);
    }
}
