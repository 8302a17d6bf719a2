namespace NetMcp.Yang.Types.Patterns;

/// <summary>A closed range of Unicode code points.</summary>
internal readonly record struct CodePointRange(int First, int Last);
