namespace NetMcp.Yang.Types.Patterns;

/// <summary>
/// A character class as it stands in a pattern. The set of code points is worked out on demand: most patterns are only checked and never
/// matched against.
/// </summary>
internal abstract record CharClass
{
    public abstract CharSet ToSet();
}

/// <summary>One character or a range of them (productions 10 and 17).</summary>
internal sealed record CharRange(int First, int Last) : CharClass
{
    public override CharSet ToSet() => CharSet.Of(First, Last);
}

/// <summary>A class that has a name: <c>\d</c>, <c>\p{Lu}</c>, <c>\P{IsGreek}</c>, <c>.</c> (productions 23 to 37).</summary>
internal sealed record NamedClass(string Name, bool IsComplement) : CharClass
{
    public override CharSet ToSet() => IsComplement ? NamedCharSets.Find(Name)!.Complement() : NamedCharSets.Find(Name)!;
}

/// <summary>A class in brackets (productions 12 to 16): all members, negated perhaps, less what is subtracted.</summary>
internal sealed record BracketClass(IReadOnlyList<CharClass> Members, bool IsNegated, CharClass? Subtracted) : CharClass
{
    public override CharSet ToSet()
    {
        var set = CharSet.Of(Members.SelectMany(member => member.ToSet().Ranges));
        set = IsNegated ? set.Complement() : set;
        return Subtracted is null ? set : set.Except(Subtracted.ToSet());
    }
}
