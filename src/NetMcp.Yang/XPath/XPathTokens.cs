namespace NetMcp.Yang.XPath;

/// <summary>The tokens of an expression with one looked ahead, and the first thing that is wrong.</summary>
internal sealed class XPathTokens
{
    private const int LongestShown = 40;

    private readonly string _text;
    private int _at;

    public XPathTokens(string text)
    {
        _text = text;
        Current = Read();
        Next = Read();
    }

    public XPathToken Current { get; private set; }

    public XPathToken Next { get; private set; }

    public XPathError? Error { get; private set; }

    public void Move()
    {
        Current = Next;
        Next = Next.Kind is XPathTokenKind.End or XPathTokenKind.Bad ? Next : Read();
    }

    public bool TryTake(string symbol)
    {
        var taken = Current.Is(symbol);
        if (taken)
        {
            Move();
        }

        return taken;
    }

    public bool Expect(string symbol)
    {
        var taken = TryTake(symbol);
        if (!taken)
        {
            FailUnexpected($"'{symbol}'");
        }

        return taken;
    }

    public T? Fail<T>(string message)
        where T : class
        => Fail<T>(Current.Offset, message);

    public T? Fail<T>(int offset, string message)
        where T : class
    {
        Error ??= new(message, offset);
        return null;
    }

    /// <summary>Says what was wanted instead of the token that stands here.</summary>
    public void FailUnexpected(string wanted)
    {
        var shown = Current.Text.Length > LongestShown ? Current.Text[..LongestShown] + "..." : Current.Text;
        Fail<XPathNode>(Current.Kind switch
        {
            XPathTokenKind.Bad => Current.Text,
            XPathTokenKind.End => $"the expression ends where {wanted} is wanted",
            _ => $"'{shown}' stands where {wanted} is wanted",
        });
    }

    private XPathToken Read() => XPathLexer.Read(_text, ref _at);
}
