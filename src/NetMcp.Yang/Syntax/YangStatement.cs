using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax;

/// <summary>A statement as it stands in the text (RFC 7950 section 6.3): keyword, argument, substatements.</summary>
public sealed class YangStatement
{
    private YangStatement[] _children = [];
    private int _argumentLine;
    private int _argumentColumn;

    /// <summary>The prefix of an extension statement's keyword; null for YANG's own (RFC 7950 section 7.19).</summary>
    public string? Prefix { get; internal init; }

    /// <summary>The keyword, without prefix.</summary>
    public required string Keyword { get; init; }

    /// <summary>Which of YANG's own keywords it is; <see cref="YangKeyword.None"/> for an extension's or an unknown one.</summary>
    internal YangKeyword Kind { get; init; }

    /// <summary>The argument, quotes taken off and concatenations joined (RFC 7950 section 6.1.3); null when there is none.</summary>
    public string? Argument { get; internal init; }

    /// <summary>Where the keyword stands.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>Where the argument begins, at its opening quote if it has one; the keyword's place when there is no argument.</summary>
    public SourcePosition ArgumentPosition
    {
        get => _argumentLine == 0 ? Position : new(Position.Source, _argumentLine, _argumentColumn);
        internal init => (_argumentLine, _argumentColumn) = (value.Line, value.Column);
    }

    /// <summary>The substatements, in the order of the text.</summary>
    public IReadOnlyList<YangStatement> Children
    {
        get => _children;
        internal set => _children = value as YangStatement[] ?? [.. value];
    }

    /// <summary>The same, for loops that run often.</summary>
    internal ReadOnlySpan<YangStatement> ChildSpan => _children;

    /// <summary>The first substatement of YANG's own with this keyword, or null.</summary>
    public YangStatement? Find(string keyword)
    {
        foreach (var child in _children)
        {
            if (child.Prefix is null && child.Keyword == keyword)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>All substatements of YANG's own with this keyword.</summary>
    public IEnumerable<YangStatement> FindAll(string keyword)
    {
        foreach (var child in _children)
        {
            if (child.Prefix is null && child.Keyword == keyword)
            {
                yield return child;
            }
        }
    }

    /// <summary>Keyword and argument, for people.</summary>
    public override string ToString() => (Prefix is null ? Keyword : Prefix + ":" + Keyword) + (Argument is null ? "" : " " + Argument);
}
