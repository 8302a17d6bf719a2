using System.Text;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>Makes broken modules out of good ones. The same seed makes the same mutant of the same corpus.</summary>
internal sealed class ModuleMutator(IReadOnlyList<string> texts)
{
    private const string Alphabet = "{};\"'\\+/*: \t\r\n\0az09_-.|()[]<>\uD800\uDC00\uFFFE\u00E9";

    private readonly StatementSpans[] _spans = [.. texts.Select(StatementSpans.Of)];

    /// <summary>The number of the text that a mutant is made of.</summary>
    public int IndexOf(int seed) => new Random(seed).Next(texts.Count);

    /// <summary>The mutant and the number of the text it was made of.</summary>
    public (int Index, string Text) Mutate(int seed)
    {
        var random = new Random(seed);
        var index = random.Next(texts.Count);
        var text = texts[index];

        // Most mutants have one wound, some several: only such get behind the first line of checks.
        for (var wounds = random.Next(4) == 0 ? random.Next(2, 6) : 1; wounds > 0; wounds--)
        {
            // The places are those of the whole text: they are right for the first wound and arbitrary for the others.
            text = random.Next(8) switch
            {
                0 => FlipBits(text, random),
                1 => ReplaceCharacters(text, random),
                2 => text[..random.Next(text.Length + 1)],
                3 => Replace(text, Statement(index, random), ""),
                4 => Duplicate(text, Statement(index, random)),
                5 => Move(text, Statement(index, random), Statement(index, random)),
                6 => ExchangeArgument(text, _spans[index].Arguments, random),
                _ => Transplant(text, index, random),
            };
        }

        return (index, text);
    }

    private Range Statement(int index, Random random)
    {
        var statements = _spans[index].Statements;
        return statements.Count == 0 ? 0..0 : statements[random.Next(statements.Count)];
    }

    private static string FlipBits(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static string ReplaceCharacters(string text, Random random)
    {
        var characters = text.ToCharArray();
        for (var i = random.Next(1, 6); i > 0 && characters.Length > 0; i--)
        {
            characters[random.Next(characters.Length)] = Alphabet[random.Next(Alphabet.Length)];
        }

        return new(characters);
    }

    private static string Duplicate(string text, Range statement)
    {
        var (start, end) = Within(text, statement);
        return text.Insert(end, text[start..end]);
    }

    private static string Move(string text, Range statement, Range behind)
    {
        var (start, end) = Within(text, statement);
        var moved = text[start..end];
        var rest = text.Remove(start, end - start);
        return rest.Insert(Within(rest, behind).End, moved);
    }

    // uses, type, base, augment and path come to point elsewhere, often at themselves.
    private static string ExchangeArgument(string text, IReadOnlyList<List<Range>> arguments, Random random)
    {
        if (arguments.Count == 0)
        {
            return text;
        }

        var alike = arguments[random.Next(arguments.Count)];
        var (start, end) = Within(text, alike[random.Next(alike.Count)]);
        return Replace(text, alike[random.Next(alike.Count)], text[start..end]);
    }

    private string Transplant(string text, int index, Random random)
    {
        var other = random.Next(texts.Count);
        var (start, end) = Within(texts[other], Statement(other, random));
        return Replace(text, Statement(index, random), texts[other][start..end]);
    }

    private static string Replace(string text, Range range, string replacement)
    {
        var (start, end) = Within(text, range);
        return string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end));
    }

    private static (int Start, int End) Within(string text, Range range) =>
        (Math.Min(range.Start.Value, text.Length), Math.Min(range.End.Value, text.Length));
}
