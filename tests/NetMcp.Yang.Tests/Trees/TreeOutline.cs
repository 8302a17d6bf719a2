using System.Text.RegularExpressions;

namespace NetMcp.Yang.Tests.Trees;

/// <summary>A tree diagram as its sections and nodes: what is left of it when indentation, bars and column widths are taken away.</summary>
internal sealed partial class TreeOutline
{
    public required string Heading { get; init; }

    public List<Node> Nodes { get; } = [];

    /// <summary>The diagrams of a text, each the sections of a module.</summary>
    public static Dictionary<string, List<TreeOutline>> Modules(string text)
    {
        var modules = new Dictionary<string, List<TreeOutline>>(StringComparer.Ordinal);
        List<TreeOutline> sections = [];
        Stack<(int Column, Node Node)> open = new();
        foreach (var line in text.Split('\n').Where(line => line.Trim().Length > 0))
        {
            if (line.StartsWith("module: ", StringComparison.Ordinal))
            {
                sections = [new TreeOutline { Heading = "" }];
                modules.Add(line["module: ".Length..], sections);
                open.Clear();
            }
            else if (NodeLine().Match(line) is { Success: true } match)
            {
                var node = new Node(Spaces().Replace(match.Groups["text"].Value, " ").Trim());
                while (open.Count > 0 && open.Peek().Column >= match.Groups["text"].Index)
                {
                    open.Pop();
                }

                (open.Count > 0 ? open.Peek().Node.Children : sections[^1].Nodes).Add(node);
                open.Push((match.Groups["text"].Index, node));
            }
            else if (line.EndsWith(':'))
            {
                sections.Add(new TreeOutline { Heading = line.Trim() });
                open.Clear();
            }
            else
            {
                // The text of a key statement may go over several lines, and yanglint prints it as it stands.
                open.Peek().Node.Text += " " + line.Trim(' ', '|');
            }
        }

        return modules;
    }

    /// <summary>The lines, each behind as many dots as it is deep.</summary>
    public IEnumerable<string> Lines() => Nodes.SelectMany(node => node.Lines(1)).Prepend(Heading);

    [GeneratedRegex(@"^[ |]*(?<text>[+xo]--.*)$")]
    private static partial Regex NodeLine();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    /// <summary>A node.</summary>
    internal sealed class Node(string text)
    {
        public string Text { get; set; } = text;

        public List<Node> Children { get; } = [];

        public IEnumerable<string> Lines(int depth) => Children.SelectMany(child => child.Lines(depth + 1)).Prepend(new string('.', depth) + Text);
    }
}
