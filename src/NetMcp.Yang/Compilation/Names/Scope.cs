using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>
/// Where a statement stands, for the names it uses: the text with its prefixes, and the typedefs and groupings of the statements around
/// it (RFC 7950 section 5.5).
/// </summary>
internal sealed class Scope
{
    private Dictionary<string, Definition>? _typedefs;
    private Dictionary<string, Definition>? _groupings;

    public Scope(SourceUnit unit)
    {
        Unit = unit;
    }

    private Scope(Scope outer, YangStatement owner)
    {
        Unit = outer.Unit;
        Outer = outer;
        Owner = owner;
    }

    /// <summary>The text.</summary>
    public SourceUnit Unit { get; }

    /// <summary>The scope around; null for the text's top level.</summary>
    public Scope? Outer { get; }

    /// <summary>The statement whose typedefs and groupings these are; null for the text's top level.</summary>
    public YangStatement? Owner { get; }

    /// <summary>The scope inside a statement that stands in this one; the same object unless the statement defines something.</summary>
    public Scope Enter(YangStatement statement)
    {
        if (statement.Children.Count == 0)
        {
            return this;
        }

        foreach (var child in statement.Children)
        {
            if (child.Prefix is null && child.Keyword is "typedef" or "grouping")
            {
                return EnterDefining(statement);
            }
        }

        return this;
    }

    /// <summary>The typedef of this name that is visible here without a prefix, or null.</summary>
    public Definition? FindTypedef(string name)
    {
        for (var scope = this; scope.Outer is not null; scope = scope.Outer)
        {
            if (scope.Typedefs.TryGetValue(name, out var found))
            {
                return found;
            }
        }

        return Unit.Module.Typedefs.GetValueOrDefault(name);
    }

    /// <summary>The grouping of this name that is visible here without a prefix, or null.</summary>
    public Definition? FindGrouping(string name)
    {
        for (var scope = this; scope.Outer is not null; scope = scope.Outer)
        {
            if (scope.Groupings.TryGetValue(name, out var found))
            {
                return found;
            }
        }

        return Unit.Module.Groupings.GetValueOrDefault(name);
    }

    private Dictionary<string, Definition> Typedefs => _typedefs ??= Collect("typedef");

    private Dictionary<string, Definition> Groupings => _groupings ??= Collect("grouping");

    private Dictionary<string, Definition> Collect(string keyword)
    {
        var found = new Dictionary<string, Definition>(StringComparer.Ordinal);
        foreach (var statement in Owner!.FindAll(keyword))
        {
            // Of two with one name the first counts; that there are two is reported by ScopeCheck.
            found.TryAdd(statement.Argument ?? "", new(statement, this));
        }

        return found;
    }

    private Scope EnterDefining(YangStatement statement)
    {
        if (!Unit.InnerScopes.TryGetValue(statement, out var inner))
        {
            inner = new(this, statement);
            Unit.InnerScopes.Add(statement, inner);
        }

        return inner;
    }
}
