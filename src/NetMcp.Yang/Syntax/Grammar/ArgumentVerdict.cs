namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>What is to be said of an argument.</summary>
internal enum ArgumentVerdict : byte
{
    /// <summary>It is as the grammar says.</summary>
    Right,

    /// <summary>It breaks the grammar, and everybody understands it: white space too many, a day that the calendar does not have.</summary>
    Lax,

    /// <summary>It is wrong.</summary>
    Wrong,
}
