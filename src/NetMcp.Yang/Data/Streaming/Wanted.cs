namespace NetMcp.Yang.Data.Streaming;

/// <summary>What the filters say of a node that is to be written.</summary>
/// <param name="IsTentative">Whether it is there only for what is below it.</param>
/// <param name="IsState">Whether it is in a state node, so that all of it is wanted where only state is.</param>
/// <param name="Fields">What is wanted of it; null for all.</param>
internal readonly record struct Wanted(bool IsTentative, bool IsState, FieldFilter? Fields);
