namespace NetMcp.Yang.Types.Patterns;

/// <summary>A part of a parsed pattern (XML Schema part 2, appendix F).</summary>
internal abstract record PatternNode;

/// <summary>Branches, of which one matches (production 1).</summary>
internal sealed record PatternChoice(IReadOnlyList<PatternNode> Branches) : PatternNode;

/// <summary>Pieces that match one after the other (production 2).</summary>
internal sealed record PatternSequence(IReadOnlyList<PatternNode> Pieces) : PatternNode;

/// <summary>A piece with a quantifier (productions 3 to 8); <paramref name="Max"/> is null for no bound.</summary>
internal sealed record PatternRepeat(PatternNode Atom, int Min, int? Max) : PatternNode;

/// <summary>One character out of a class (productions 10 and 11).</summary>
internal sealed record PatternChar(CharClass Class) : PatternNode;
