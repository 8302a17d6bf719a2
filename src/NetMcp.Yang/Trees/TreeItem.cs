namespace NetMcp.Yang.Trees;

/// <summary>A node of a tree diagram in the parts that RFC 8340 section 2.6 gives it, whatever it was made of.</summary>
internal sealed class TreeItem
{
    /// <summary><c>+</c>, <c>x</c> or <c>o</c>.</summary>
    public string Status { get; init; } = "+";

    /// <summary>The two letters of the flags; empty for a case and in a structure (RFC 8791 section 4).</summary>
    public string Flags { get; init; } = "";

    public required string Name { get; init; }

    /// <summary>The prefix of its module where that is not the module shown.</summary>
    public string? Prefix { get; init; }

    public TreeNameStyle Style { get; init; }

    /// <summary><c>?</c>, <c>!</c>, <c>*</c> or nothing.</summary>
    public string Opts { get; init; } = "";

    /// <summary>The keys of a list, or null.</summary>
    public string? Keys { get; init; }

    /// <summary>The type's name, <c>-> path</c> for a leafref, or null.</summary>
    public string? Type { get; init; }

    /// <summary>The if-feature expressions, joined with commas, or null.</summary>
    public string? IfFeatures { get; init; }

    public IReadOnlyList<TreeItem> Children { get; init; } = [];

    /// <summary>Whether there is more below that is not shown (RFC 8340 section 2.4).</summary>
    public bool IsCollapsed { get; init; }

    /// <summary>Name and options, to which types of siblings are aligned.</summary>
    public string Label
    {
        get
        {
            var name = Prefix is null ? Name : Prefix + ":" + Name;
            return Style switch
            {
                TreeNameStyle.Choice => "(" + name + ")",
                TreeNameStyle.Case => ":(" + name + ")",
                _ => name,
            } + Opts;
        }
    }
}
