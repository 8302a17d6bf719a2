using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Names;

namespace NetMcp.Yang.Compilation.LeafRefs;

/// <summary>The path of a leafref (RFC 7950 section 9.9.2), a small part of XPath.</summary>
/// <param name="IsAbsolute">Whether it starts at the root.</param>
/// <param name="Ups">How many <c>..</c> it starts with, if it is relative.</param>
/// <param name="Steps">The nodes that it goes down through.</param>
internal sealed record LeafRefPath(bool IsAbsolute, int Ups, ImmutableArray<LeafRefStep> Steps)
{
    /// <summary>How many names it has.</summary>
    public int Size { get; } = Steps.Sum(step => 1 + step.Predicates.Sum(predicate => 1 + predicate.Ups + predicate.Steps.Length));

    /// <summary>All prefixes in it, null for names without one.</summary>
    public IEnumerable<string?> Prefixes =>
        Steps.SelectMany(step => step.Predicates
            .SelectMany(predicate => predicate.Steps.Prepend(predicate.Key))
            .Select(name => name.Prefix)
            .Prepend(step.Name.Prefix));
}

/// <summary>One node of a path.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Predicates">Which of its instances.</param>
internal sealed record LeafRefStep(QName Name, ImmutableArray<LeafRefPredicate> Predicates);

/// <summary><c>[key = current()/../steps]</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Ups">How many <c>..</c> follow current().</param>
/// <param name="Steps">The nodes down to the leaf whose value the key has.</param>
internal sealed record LeafRefPredicate(QName Key, int Ups, ImmutableArray<QName> Steps);
