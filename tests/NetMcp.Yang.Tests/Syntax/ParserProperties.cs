using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>What holds for every text.</summary>
public sealed class ParserProperties
{
    private static readonly Gen<string> Scraps =
        Gen.Elements(
            "module ", "m ", "leaf ", "container ", "type ", "string", "x:y ", "{", "}", ";", "\"", "'", "+", "\\", "\\n", "//", "/*", "*/", "\n", "\r",
            "\r\n", "\t", " ", "yang-version 1.1;", "namespace urn:m;", "prefix m;", "1", "\0", "\uD800", "\uFFFE", "é", "𝄞", "list ", "key ", "..", "|", "[")
        .ListOf().Select(string.Concat);

    private static readonly Gen<string> Arguments =
        Gen.Elements("a", "Z", "9", "-", ".", ":", "+", "=", "\\", "\\n", "\"", "'", "//", "/*", "*/", ";", "{", "}", " ", "\t", "\n", "\r\n", "é", "𝄞")
        .ListOf().Select(string.Concat);

    [Fact]
    public void Parse_AnyText_EndsWithFindingsInOrderAndInTheText() => Prop.ForAll(
        Arb.From(from text in Scraps from inModule in Gen.Elements("", "module m{", "module m{yang-version 1.1;namespace urn:m;prefix m;") select inModule + text),
        text =>
        {
            var result = Parsing.Text(text);
            var lines = text.Split('\n');
            var positions = result.Diagnostics.Select(item => (item.Position.Line, item.Position.Column)).ToList();
            return positions.SequenceEqual(positions.Order())
                && positions.TrueForAll(at => at.Line <= lines.Length && at.Column >= 1 && at.Column <= lines[at.Line - 1].Length + 1)
                && (result.Root is not null || !result.Succeeded);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_AnyStatementsWrittenInAnyLegalWay_GivesThemBack() => Prop.ForAll(
        Arb.From(from seed in Gen.Choose(0, int.MaxValue) from arguments in Arguments.NonEmptyListOf() select (seed, arguments: arguments.ToArray())),
        sample =>
        {
            var random = new Random(sample.seed);
            var sketch = new Sketch("module", "m", Sketches(random, sample.arguments, depth: 0));
            var text = new StatementPrinter(random).Print(sketch);

            // The grammar is not at stake here: only what the reader finds counts, and below an extension nothing else is looked at.
            var root = Parsing.Text(text).Root;
            return root is not null && ToSketch(root).Flat() == sketch.Flat();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_AnyTextInASingleQuotedString_KeepsIt() => Prop.ForAll(
        Arb.From(Arguments.Select(text => text.Replace("'", "", StringComparison.Ordinal))),
        text => Parsing.Argument($"'{text}'") == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_StatementsInAnyOrder_SucceedsOrFailsAlike() => Prop.ForAll(
        Arb.From(from statements in Gen.Elements("config true;", "status current;", "description x;", "must x;", "leaf l { type string; }", "oops;", "type x;").ListOf()
                 from seed in Gen.Choose(0, int.MaxValue)
                 select (statements, seed)),
        sample =>
        {
            var shuffled = sample.statements.ToArray();
            new Random(sample.seed).Shuffle(shuffled);
            return Parsing.Body($"container c {{ {string.Concat(sample.statements)} }}").Errors().Order()
                .SequenceEqual(Parsing.Body($"container c {{ {string.Concat(shuffled)} }}").Errors().Order());
        }).QuickCheckThrowOnFailure();

    private static List<Sketch> Sketches(Random random, string[] arguments, int depth)
    {
        List<Sketch> sketches = [];
        for (var i = random.Next(depth > 4 ? 1 : 4); i > 0; i--)
        {
            var argument = random.Next(4) == 0 ? null : arguments[random.Next(arguments.Length)];
            sketches.Add(new("m:e" + random.Next(3), argument, Sketches(random, arguments, depth + 1)));
        }

        return sketches;
    }

    private static Sketch ToSketch(YangStatement statement) =>
        new((statement.Prefix is null ? "" : statement.Prefix + ":") + statement.Keyword, statement.Argument, [.. statement.Children.Select(ToSketch)]);
}
