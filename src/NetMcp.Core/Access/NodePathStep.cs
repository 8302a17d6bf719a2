using System.Collections.Immutable;

namespace NetMcp.Core.Access;

/// <summary>A step down to a data node.</summary>
/// <param name="Module">The module of the node.</param>
/// <param name="Name">The node's name.</param>
/// <param name="Predicates">The values of keys; without them all entries of a list are meant.</param>
public sealed record NodePathStep(string Module, string Name, ImmutableArray<NodePathPredicate> Predicates);
