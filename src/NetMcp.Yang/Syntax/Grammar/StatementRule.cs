namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>One row of <see cref="StatementTable"/>, ready for use.</summary>
internal sealed class StatementRule
{
    private static readonly int Keywords = Enum.GetValues<YangKeyword>().Length;

    private readonly Allowance[] _version1 = new Allowance[Keywords];
    private readonly Allowance[] _version11 = new Allowance[Keywords];
    private readonly byte[] _sections = new byte[Keywords];

    private StatementRule(ArgumentKind argument)
    {
        Argument = argument;
    }

    public ArgumentKind Argument { get; }

    /// <summary>The substatements that must be there.</summary>
    public List<YangKeyword> Required { get; } = [];

    /// <summary>Of these one at least must be there, if there are any.</summary>
    public List<YangKeyword> OneOrMoreOf { get; } = [];

    public static StatementRule Read(ArgumentKind argument, string substatements)
    {
        var rule = new StatementRule(argument);
        byte section = 0;
        foreach (var word in substatements.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "|")
            {
                section++;
            }
            else
            {
                rule.AddWord(word, section);
            }
        }

        return rule;
    }

    /// <summary>How often the substatement may be there.</summary>
    public Allowance Allows(YangKeyword substatement, bool version11) => (version11 ? _version11 : _version1)[(int)substatement];

    /// <summary>Which section of the parent the substatement belongs to; they come in ascending order.</summary>
    public byte SectionOf(YangKeyword substatement) => _sections[(int)substatement];

    private void AddWord(string word, byte section)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var (version, name) = colon < 0 ? ("", word) : (word[..colon], word[(colon + 1)..]);
        var mark = name[^1] is '?' or '*' or '+' ? name[^1] : ' ';
        name = mark == ' ' ? name : name[..^1];
        if (StatementTable.Abbreviations.TryGetValue(name, out var words))
        {
            foreach (var each in words.Split(' '))
            {
                AddWord((each.Contains(':', StringComparison.Ordinal) || version.Length == 0 ? each : version + ":" + each) + mark, section);
            }

            return;
        }

        var keyword = YangKeywords.KindOf(name);
        if (keyword == YangKeyword.None)
        {
            throw new InvalidOperationException($"the statement table has '{word}', which is no keyword");
        }

        _sections[(int)keyword] = section;
        var allowance = mark is '*' or '+' ? Allowance.Many : Allowance.One;
        if (version != "1.1")
        {
            _version1[(int)keyword] = allowance;
        }

        if (version != "1.0")
        {
            _version11[(int)keyword] = allowance;
        }

        if (mark == ' ')
        {
            Required.Add(keyword);
        }
        else if (mark == '+')
        {
            OneOrMoreOf.Add(keyword);
        }
    }
}
