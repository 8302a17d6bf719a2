namespace NetMcp.Yang.Syntax;

/// <summary>
/// Hands out one string for equal short texts. Modules say <c>state</c>, <c>true</c> or <c>oc-inet:ip-address</c> thousands of times;
/// sharing them is most of what makes statements and schemas small. A fixed number of places, the last comer keeps its place: memory
/// is bounded whatever modules say, and no lock is needed since a reference is read and written whole.
/// </summary>
internal static class StringPool
{
    private const int LongestShared = 40;
    private static readonly string?[] Places = new string?[1 << 13];

    public static string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return string.Empty;
        }

        if (text.Length > LongestShared)
        {
            return new string(text);
        }

        ref var place = ref Places[string.GetHashCode(text) & (Places.Length - 1)];
        var known = place;
        if (known is not null && text.SequenceEqual(known))
        {
            return known;
        }

        return place = new string(text);
    }
}
