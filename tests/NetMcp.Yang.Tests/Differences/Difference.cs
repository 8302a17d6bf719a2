namespace NetMcp.Yang.Tests.Differences;

/// <summary>A leaf's type or constraint and a value of it, about which yanglint and NetMcp do not agree.</summary>
/// <param name="Type">What stands in the leaf.</param>
/// <param name="Value">The leaf's text in XML.</param>
/// <param name="Yanglint">What yanglint does.</param>
/// <param name="Here">What NetMcp does.</param>
/// <param name="DecidedBy">The clause.</param>
internal sealed record Difference(string Type, string Value, string Yanglint, string Here, string DecidedBy)
{
    public const string Taken = "takes it";
    public const string NoModule = "refuses the module";
    public const string NoValue = "refuses the value";

    private const string OneQuantifier = "XML Schema part 2 appendix F, productions 3 and 4: a piece has one quantifier";
    private const string Escapes = "XML Schema part 2 appendix F, production 24: the escapes are these and no others";
    private const string NodeSets = "XPath 1.0 sections 3.3 and 4.1: no value of another type becomes a node-set, so no data makes it right";

    public static IReadOnlyList<Difference> All { get; } =
    [
        new(@"type string { pattern '[\d-[5]]'; }", "4", NoModule, Taken, "XML Schema part 2 appendix F, production 16: class subtraction"),
        new("type string { pattern '[a-z-[aeiou]]+'; }", "xyz", NoValue, Taken, "XML Schema part 2 appendix F, production 16: class subtraction"),
        new(@"type string { pattern '\i\c*'; }", "a-b", NoModule, Taken, @"XML Schema part 2 appendix F, production 37: `\i` and `\c` are the characters of XML names"),
        new(@"type string { pattern '\p{IsGreek}'; }", "\u03b1", NoValue, Taken, "XML Schema part 2 appendix F, production 36: blocks"),
        new("type string { pattern '(?:ab)'; }", "ab", Taken, NoModule, "XML Schema part 2 appendix F, productions 9 and 10: a group holds an expression, which no question mark begins"),
        new("type string { pattern 'a*?'; }", "aa", Taken, NoModule, OneQuantifier),
        new("type string { pattern 'a++'; }", "aa", Taken, NoModule, OneQuantifier),
        new(@"type string { pattern '\bab'; }", "ab", Taken, NoModule, Escapes),
        new(@"type string { pattern '\x41'; }", "A", Taken, NoModule, Escapes),
        new("type string { pattern '[[:alpha:]]'; }", "a", Taken, NoModule, "XML Schema part 2 appendix F, production 13: a class has no named members but by `\\p`"),
        new("type binary;", "QU JD", NoValue, Taken, "RFC 4648 section 3.3 would refuse it; the base64 type of XML Schema takes white space, and devices break long lines"),
        new("type binary;", "QUJ=", Taken, NoValue, "RFC 4648 section 3.5: bits that are left over are zero; a decoder may refuse others, and then each value has one text"),
        new("type decimal64 { fraction-digits 1; }", "-.5", Taken, NoValue, "RFC 7950 section 9.3.1: digits stand before the period"),
        new("type string; must \"id('x')\";", "a", NoModule, NoValue, "RFC 7950 section 6.4.1: the core functions of XPath are there; no YANG data has an ID, so the set is empty"),
        new("type string; must '1|2';", "a", NoValue, NoModule, NodeSets),
        new("type string; must 'count(1)';", "a", NoValue, NoModule, NodeSets),
    ];
}
