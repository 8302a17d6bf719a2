namespace NetMcp.Yang.Data.Streaming;

/// <summary>What an identity became.</summary>
/// <param name="Text">Its text in XML.</param>
/// <param name="Namespace">The namespace of its prefix.</param>
/// <param name="Json">Its JSON.</param>
internal sealed record IdentityMemo(string Text, string Namespace, byte[] Json)
{
    public bool Is(ReadOnlySpan<char> text, string @namespace) =>
        text.SequenceEqual(Text) && string.Equals(Namespace, @namespace, StringComparison.Ordinal);
}
