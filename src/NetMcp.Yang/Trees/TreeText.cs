namespace NetMcp.Yang.Trees;

/// <summary>Lays items out as lines (RFC 8340 section 2): indentation, sibling bars, types of siblings in one column.</summary>
internal sealed class TreeText(TextWriter output, int maxLines)
{
    // RFC 8340 leaves the space free; the published diagrams have three columns behind an option mark and four behind a bare name.
    private const int GapAfterMark = 3;
    private const int GapAfterName = 4;

    private int _lines;
    private bool _isFull;

    /// <summary>A heading such as <c>rpcs:</c>, behind an empty line where asked.</summary>
    public void Heading(string text, bool emptyLineBefore)
    {
        if (emptyLineBefore && _lines > 0)
        {
            Line("");
        }

        Line(text);
    }

    /// <summary>Siblings and all that is below them.</summary>
    public void Items(IReadOnlyList<TreeItem> items, string indent)
    {
        var column = TypeColumn(items);
        for (var i = 0; i < items.Count && !_isFull; i++)
        {
            var item = items[i];
            Line(indent + Node(item, column));
            var below = indent + (i < items.Count - 1 ? "|  " : "   ");
            if (item.IsCollapsed)
            {
                Line(below + "...");
            }

            Items(item.Children, below);
        }
    }

    private static int TypeColumn(IReadOnlyList<TreeItem> items)
    {
        var column = 0;
        foreach (var item in items)
        {
            if (item.Type is not null)
            {
                column = Math.Max(column, item.Label.Length + (item.Opts.Length > 0 ? GapAfterMark : GapAfterName));
            }
        }

        return column;
    }

    private static string Node(TreeItem item, int column)
    {
        var text = item.Status + "--" + item.Flags + (item.Style == TreeNameStyle.Case ? "" : " ");
        text += item.Type is null ? item.Label : item.Label.PadRight(column) + item.Type;
        text += item.Keys is null ? "" : " [" + item.Keys + "]";
        return item.IfFeatures is null ? text : text + " {" + item.IfFeatures + "}?";
    }

    private void Line(string text)
    {
        if (_isFull)
        {
            return;
        }

        if (_lines == maxLines)
        {
            _isFull = true;
            text = "...";
        }

        _lines++;
        output.Write(text);
        output.Write('\n');
    }
}
