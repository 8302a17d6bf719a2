namespace NetMcp.Yang.Paths;

/// <summary>A predicate as it is written.</summary>
/// <param name="Module">The module's name before the colon, or null.</param>
/// <param name="Name">The child's name; null for <c>.</c> or a position.</param>
/// <param name="Value">The value that it is to have.</param>
/// <param name="Position">The position of an entry, from 1; null for a value.</param>
/// <param name="Offset">Where it stands.</param>
internal sealed record WrittenPredicate(string? Module, string? Name, string Value, uint? Position, int Offset);
