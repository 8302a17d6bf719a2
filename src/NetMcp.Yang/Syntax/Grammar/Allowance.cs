namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>How often a substatement may stand in its parent.</summary>
internal enum Allowance : byte
{
    Never,
    One,
    Many,
}
