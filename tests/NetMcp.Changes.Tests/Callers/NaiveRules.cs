using NetMcp.Core.Access;
using NetMcp.Trust.Paths;

namespace NetMcp.Changes.Tests.Callers;

/// <summary>
/// Judges edits of the model of <see cref="Plans.PlanBed"/> node by node: every leaf that there can be in a small world is written down, and each is compared as
/// text with each rule.
/// </summary>
internal static class NaiveRules
{
    /// <summary>Every leaf and leaf-list entry that tests name.</summary>
    public static IReadOnlyList<string> Leafs { get; } =
    [
        "/box:box/name", "/box:box/size", "/box:box/kind", "/box:box/on/level", "/box:box/first", "/box:box/extra-secret", "/box:box/second/z",
        .. Enumerable.Range(1, 4).SelectMany(n => new[] { "name", "mtu", "role", "peer" }.Select(leaf => $"/box:box/port[name='p{n}']/{leaf}")),
        .. Enumerable.Range(1, 4).SelectMany(n => Enumerable.Range(100, 4).Select(value => $"/box:box/port[name='p{n}']/tag[.='t{value}']")),
        .. Enumerable.Range(1, 4).SelectMany(n => new[] { "id", "do" }.Select(leaf => $"/box:box/rule[id='{n}']/{leaf}")),
    ];

    /// <summary>What rules can be about: every leaf, and every node above one, with keys and without.</summary>
    public static IReadOnlyList<string> Subjects { get; } = [.. Leafs.SelectMany(Above).SelectMany(path => new[] { path, WithoutKeys(path) }).Distinct()];

    /// <summary>Whether a leaf may be touched.</summary>
    public static bool Allows(PathRules rules, string leaf) =>
        !rules.Deny.Any(rule => Covers(rule, leaf)) && (rules.Allow is null || rules.Allow.Any(rule => Covers(rule, leaf)));

    /// <summary>The leafs that an edit at a path can touch.</summary>
    public static IEnumerable<string> TouchedBy(string path)
    {
        // Entries with an order of the user's stand beside others.
        var place = path.StartsWith("/box:box/rule[", StringComparison.Ordinal) && path.EndsWith(']') ? "/box:box/rule"
            : path.Contains("/tag[", StringComparison.Ordinal) ? path[..path.IndexOf("[.=", StringComparison.Ordinal)] : path;
        foreach (var leaf in Leafs.Where(leaf => Begins(leaf, place)))
        {
            yield return leaf;
        }

        // The keys of the entry that it stands in.
        if (path.StartsWith("/box:box/port[", StringComparison.Ordinal))
        {
            yield return path[..(path.IndexOf(']', StringComparison.Ordinal) + 1)] + "/name";
        }

        if (path.StartsWith("/box:box/rule[", StringComparison.Ordinal))
        {
            yield return path[..(path.IndexOf(']', StringComparison.Ordinal) + 1)] + "/id";
        }

        // The other case goes.
        if (path is "/box:box/first" or "/box:box/extra-secret")
        {
            yield return "/box:box/second/z";
        }

        if (path.StartsWith("/box:box/second", StringComparison.Ordinal))
        {
            yield return "/box:box/first";
            yield return "/box:box/extra-secret";
        }
    }

    private static bool Covers(NodePath rule, string leaf) => rule.Steps.IsEmpty || Begins(leaf, rule.ToString()) || Begins(WithoutKeys(leaf), rule.ToString());

    private static bool Begins(string path, string with) => path == with || path.StartsWith(with + "/", StringComparison.Ordinal) || path.StartsWith(with + "[", StringComparison.Ordinal);

    private static IEnumerable<string> Above(string path)
    {
        for (var at = path.Length; at > 0; at = path.LastIndexOf('/', at - 1))
        {
            yield return path[..at];
        }
    }

    private static string WithoutKeys(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[[^\]]*\]", "");
}
