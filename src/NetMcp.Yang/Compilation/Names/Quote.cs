namespace NetMcp.Yang.Compilation.Names;

/// <summary>Text of a module in a message: quoted, and cut, for a module may put a megabyte where a name belongs.</summary>
internal static class Quote
{
    private const int Longest = 80;

    public static string Of(string? text) => text switch
    {
        null => "\"\"",
        { Length: > Longest } => $"\"{text.AsSpan(0, Longest)}...\"",
        _ => $"\"{text}\"",
    };
}
