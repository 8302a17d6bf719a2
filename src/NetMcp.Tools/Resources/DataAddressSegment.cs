using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Resources;

/// <summary>One step of a data resource's path (RFC 8040 section 3.5.3).</summary>
/// <param name="Module">The module of the name: its own, or that of the step before.</param>
/// <param name="Name">The name.</param>
/// <param name="Keys">The key values of a list entry, or the value of a leaf-list entry; empty when there are none.</param>
public sealed record DataAddressSegment(string Module, string Name, IReadOnlyList<string> Keys)
{
    /// <summary>No model is this deep, and an address is an agent's text.</summary>
    private const int MostSegments = 64;

    /// <summary>Reads all steps of a path; null when one of them is none, or there are too many.</summary>
    /// <param name="path">The path, without a slash before it.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    internal static IReadOnlyList<DataAddressSegment>? TryReadAll(string path, out string? problem)
    {
        var segments = new List<DataAddressSegment>();
        foreach (var text in path.Split('/', MostSegments + 1))
        {
            if (TryRead(text, segments.LastOrDefault()?.Module, out problem) is not { } segment)
            {
                return null;
            }

            segments.Add(segment);
        }

        problem = segments.Count <= MostSegments ? null : $"A path has at most {MostSegments} steps.";
        return problem is null ? segments : null;
    }

    /// <summary>Reads a step; null when it is not one.</summary>
    /// <param name="text">The text between two slashes, percent-encoded.</param>
    /// <param name="inherited">The module of the step before; null at the top, where a module must be named.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    internal static DataAddressSegment? TryRead(string text, string? inherited, out string? problem)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var qualified = equals < 0 ? text : text[..equals];
        var colon = qualified.IndexOf(':', StringComparison.Ordinal);
        var module = colon < 0 ? inherited : qualified[..colon];
        var name = qualified[(colon + 1)..];
        problem = text.Length == 0 ? "The path has an empty step: names stand between single slashes, and none behind the last name."
            : qualified.Contains('[', StringComparison.Ordinal) ? $"{SafeText.Quote(text)} has keys in brackets; here they are interface=eth0 (RFC 8040 section 3.5.3)."
            : !IsIdentifier(name) || (module is not null && !IsIdentifier(module)) ? $"{SafeText.Quote(qualified)} is no name of a node (RFC 7950 section 6.2)."
            : module is null ? $"{SafeText.Quote(name)} needs its module before it, as in ietf-interfaces:interfaces."
            : null;
        if (problem is not null)
        {
            return null;
        }

        // A comma in a value is percent-encoded, so that those that are not part the values.
        string?[] keys = equals < 0 ? [] : [.. text[(equals + 1)..].Split(',').Select(PercentText.Decode)];
        if (keys.Contains(null))
        {
            problem = $"{SafeText.Quote(text)} has a value that is not percent-encoded UTF-8 text (RFC 3986 section 2.1).";
            return null;
        }

        return new DataAddressSegment(module!, name, keys!);
    }

    /// <summary>RFC 7950 section 6.2.</summary>
    private static bool IsIdentifier(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
