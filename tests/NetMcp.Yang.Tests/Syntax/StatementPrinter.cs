using System.Text;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>A statement as the tests make them up.</summary>
internal sealed record Sketch(string Keyword, string? Argument, IReadOnlyList<Sketch> Children)
{
    public string Flat() => $"{Keyword} {(Argument is null ? "-" : "=" + Argument)} {{{string.Concat(Children.Select(child => child.Flat()))}}}";
}

/// <summary>Writes sketches as YANG in any of the ways that section 6.1 allows, as a seeded random number generator picks.</summary>
internal sealed class StatementPrinter(Random random)
{
    private readonly StringBuilder _text = new();

    public string Print(Sketch sketch)
    {
        Write(sketch);
        return _text.ToString();
    }

    private void Write(Sketch sketch)
    {
        Space(needed: false);
        _text.Append(sketch.Keyword);
        if (sketch.Argument is not null)
        {
            Space(needed: true);
            WriteArgument(sketch.Argument);
        }

        Space(needed: false);
        if (sketch.Children.Count == 0 && random.Next(3) > 0)
        {
            _text.Append(';');
            return;
        }

        _text.Append('{');
        foreach (var child in sketch.Children)
        {
            Write(child);
        }

        Space(needed: false);
        _text.Append('}');
    }

    private void WriteArgument(string argument)
    {
        if (argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':' or '+' or '\\' or '=') && argument[0] != '+' && random.Next(2) == 0)
        {
            _text.Append(argument);
            return;
        }

        // Pieces joined by plus signs; a piece with a single quote in it can only be double-quoted.
        var rest = argument;
        do
        {
            var length = random.Next(3) == 0 ? random.Next(rest.Length + 1) : rest.Length;
            WritePiece(rest[..length]);
            rest = rest[length..];
            if (rest.Length == 0)
            {
                return;
            }

            Space(needed: false);
            _text.Append('+');
            Space(needed: false);
        }
        while (true);
    }

    private void WritePiece(string piece)
    {
        if (!piece.Contains('\'', StringComparison.Ordinal) && random.Next(2) == 0)
        {
            _text.Append('\'').Append(piece).Append('\'');
            return;
        }

        // A line break as such would be indented and trimmed; the escape is not.
        _text.Append('"')
            .Append(piece.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", random.Next(2) == 0 ? "\\t" : "\t", StringComparison.Ordinal))
            .Append('"');
    }

    private void Space(bool needed)
    {
        string[] kinds = [" ", "\n", "\t", "\r\n", "/* ; } \" */", "// ' {\n", "/**/"];
        for (var i = random.Next(needed ? 1 : 0, 3); i > 0; i--)
        {
            _text.Append(kinds[random.Next(kinds.Length)]);
        }
    }
}
