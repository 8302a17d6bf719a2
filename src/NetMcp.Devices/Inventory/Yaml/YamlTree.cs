using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads one YAML document into values with positions. Anchors, aliases, tags and several documents are refused.</summary>
internal static class YamlTree
{
    private const int MaxDepth = 32;

    /// <summary>The document's root, or null after a mistake or when the file is empty.</summary>
    public static YamlValue? Read(TextReader text, MistakeLog mistakes)
    {
        try
        {
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var root = ReadNode(parser, mistakes, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                mistakes.Add(second.Start.Line, second.Start.Column, "A second YAML document begins here; keep one document a file.");
                return null;
            }

            return root;
        }
        catch (YamlException e)
        {
            mistakes.Add(e.Start.Line, e.Start.Column, "Not YAML: " + e.Message.TrimEnd('.') + ". Check the indentation and quotes here and in the line above.");
            return null;
        }
    }

    private static YamlValue ReadNode(Parser parser, MistakeLog mistakes, int depth)
    {
        var start = parser.Current!.Start;
        if (depth > MaxDepth)
        {
            throw new YamlException(start, start, "nested too deeply");
        }

        if (parser.TryConsume<AnchorAlias>(out _))
        {
            mistakes.Add(start.Line, start.Column, "Aliases (*name) are not taken here; put what devices share under 'defaults'.");
            return new YamlText(null, start.Line, start.Column);
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
            return new YamlText(isNull ? null : scalar.Value, start.Line, start.Column) { IsPlain = scalar.Style == ScalarStyle.Plain };
        }

        return parser.TryConsume<SequenceStart>(out _)
            ? ReadList(parser, mistakes, depth, start)
            : ReadMap(parser, mistakes, depth, start);
    }

    private static YamlList ReadList(Parser parser, MistakeLog mistakes, int depth, Mark start)
    {
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, mistakes, depth + 1));
        }

        return new YamlList(items, start.Line, start.Column);
    }

    private static YamlMap ReadMap(Parser parser, MistakeLog mistakes, int depth, Mark start)
    {
        parser.Consume<MappingStart>();
        var pairs = new List<YamlPair>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser, mistakes, depth + 1);
            var value = ReadNode(parser, mistakes, depth + 1);
            if (key is YamlText { Text: not null } name)
            {
                pairs.Add(new YamlPair(name, value));
            }
            else
            {
                mistakes.Add(key, "A key must be a plain name.");
            }
        }

        return new YamlMap(pairs, start.Line, start.Column);
    }
}
