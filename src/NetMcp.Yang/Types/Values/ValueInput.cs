namespace NetMcp.Yang.Types.Values;

/// <summary>A text that is to be read, and what is needed to read it.</summary>
internal readonly ref struct ValueInput(ReadOnlySpan<char> text, ValueForm form, IValueNames names, bool isQuiet)
{
    private const int LongestShown = 64;

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>What it was taken from.</summary>
    public ValueForm Form { get; } = form;

    /// <summary>What the prefixes in it mean.</summary>
    public IValueNames Names { get; } = names;

    /// <summary>Whether an error's message is not going to be read: a member of a union that does not take the value is no error.</summary>
    public bool IsQuiet { get; } = isQuiet;

    public ValueInput Quiet() => new(Text, Form, Names, isQuiet: true);

    /// <summary>An error whose message begins with the value.</summary>
    public ValueError Error(ValueRule rule, string problem) =>
        IsQuiet ? ValueError.Unsaid : new(rule, Text.IsEmpty ? "the empty value " + problem : $"'{Shown()}' {problem}");

    /// <summary>The error of a restriction, in the module's own words where it has some (RFC 7950 sections 7.5.4.1 and 7.5.4.2).</summary>
    public ValueError Error(ValueRule rule, RestrictionError? own, string problem) =>
        IsQuiet ? ValueError.Unsaid
        : own is { Message: { } message } ? new(rule, message, own.AppTag)
        : Error(rule, problem) with { AppTag = own?.AppTag };

    private string Shown() => Text.Length > LongestShown ? string.Concat(Text[..LongestShown], "...") : Text.ToString();
}
