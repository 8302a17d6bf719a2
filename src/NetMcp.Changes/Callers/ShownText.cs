using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Callers;

/// <summary>Takes out of texts what a caller does not see. What cannot be judged goes.</summary>
internal static class ShownText
{
    private static readonly string[] Signs = ["+ ", "- ", "~ ", "> "];

    /// <summary>The lines of a difference whose nodes the caller sees; null when none is left.</summary>
    public static string? Difference(string? text, INodeAccess access)
    {
        if (text is null || !access.LimitsPaths)
        {
            return text;
        }

        var lines = text.Split('\n').Where(line => IsSeen(line, access)).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines) + "\n";
    }

    /// <summary>
    /// A failure: what the gateway says of itself stays, with the lines of a difference below it that the caller sees; what a device said goes, but for the
    /// error-tags, as it may name any node.
    /// </summary>
    public static Failure Failure(Failure failure, INodeAccess access)
    {
        if (!access.LimitsPaths)
        {
            return failure;
        }

        if (failure.RpcErrors.Count > 0)
        {
            return failure with
            {
                Message = "The device refused it: " + string.Join(", ", failure.RpcErrors.Select(error => error.Tag).Distinct(StringComparer.Ordinal)) + ".",
                RpcErrors = [.. failure.RpcErrors.Select(error => error with { AppTag = null, Path = null, Message = null, Info = null })],
            };
        }

        var lines = failure.Message.Split('\n');
        return lines.Length == 1 ? failure : failure with { Message = string.Join('\n', [lines[0], .. lines.Skip(1).Where(line => IsSeen(line, access))]) };
    }

    private static bool IsSeen(string line, INodeAccess access) =>
        Signs.Any(sign => line.StartsWith(sign, StringComparison.Ordinal)) && PathLength(line.AsSpan(2)) is var length && length > 0
        && NodePath.TryParse(line.Substring(2, length), out var path) && access.See(path) == PathAccess.Allowed;

    // The path ends at the first blank or colon outside of brackets and names: '/m:a/b[k='x y']: 1 -> 2', '/m:a/b = 1'.
    private static int PathLength(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '\'' or '"')
            {
                quote = text[i];
            }
            else if (text[i] == ' ' || (text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' ')))
            {
                return i;
            }
        }

        return quote == '\0' ? text.Length : 0;
    }
}
