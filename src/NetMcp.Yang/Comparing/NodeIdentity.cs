namespace NetMcp.Yang.Comparing;

/// <summary>Which of its siblings a node is, so that it is found again in another tree.</summary>
/// <param name="Module">Its module.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">What tells it from others of the name: the keys of an entry, the value in a leaf-list.</param>
/// <param name="Ordinal">Its place among those that nothing else tells apart.</param>
internal readonly record struct NodeIdentity(string Module, string Name, string Key, int Ordinal);
