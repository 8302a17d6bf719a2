namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>Finds the rule for a statement in its place.</summary>
internal static class StatementRules
{
    private static readonly StatementRule?[] ByKeyword = ReadStatements();

    private static readonly Dictionary<string, StatementRule> Variants =
        StatementTable.Variants.ToDictionary(row => row.Name, row => StatementRule.Read(row.Argument, row.Substatements), StringComparer.Ordinal);

    private static readonly StatementRule UsesAugment = Variants["uses/augment"];
    private static readonly StatementRule DeviateNotSupported = Variants["deviate not-supported"];
    private static readonly StatementRule DeviateAdd = Variants["deviate add"];
    private static readonly StatementRule DeviateDelete = Variants["deviate delete"];
    private static readonly StatementRule DeviateReplace = Variants["deviate replace"];

    /// <summary>The rule for one of YANG's own statements.</summary>
    public static StatementRule Of(YangStatement statement, YangStatement? parent) => statement.Kind switch
    {
        YangKeyword.Augment when parent is { Kind: YangKeyword.Uses } => UsesAugment,
        YangKeyword.Deviate => statement.Argument switch
        {
            "not-supported" => DeviateNotSupported,
            "add" => DeviateAdd,
            "delete" => DeviateDelete,
            "replace" => DeviateReplace,
            _ => ByKeyword[(int)YangKeyword.Deviate]!,
        },
        _ => ByKeyword[(int)statement.Kind]!,
    };

    /// <summary>The rule for an extension statement, if the extension's substatements are known here.</summary>
    public static StatementRule? OfExtension(string module, string name) =>
        module is "ietf-restconf" or "ietf-yang-structure-ext" or "ietf-yang-metadata" ? Variants.GetValueOrDefault(module + ":" + name) : null;

    private static StatementRule?[] ReadStatements()
    {
        var rules = new StatementRule?[Enum.GetValues<YangKeyword>().Length];
        foreach (var (keyword, argument, substatements) in StatementTable.Statements)
        {
            rules[(int)YangKeywords.KindOf(keyword)] = StatementRule.Read(argument, substatements);
        }

        return rules;
    }
}
