using NetMcp.Core.Masking;

namespace NetMcp.Changes.Plans;

/// <summary>
/// Takes out of a check of a secret leaf what it expects. Such a check is refused, and a refused plan is stored and shown all the same. By the
/// text of its path alone: the models may be what could not be read.
/// </summary>
internal static class SecretChecks
{
    /// <summary>The check as it may be stored.</summary>
    public static PlannedCheck Mask(PlannedCheck check, ISecretMasker masker)
    {
        if (check.Path is not { } path || LastStep(path) is not { Name: { Length: > 0 } name } last || !masker.IsSecretName(name))
        {
            return check;
        }

        // A predicate on the leaf itself holds its value.
        return check with { Path = path[..last.End], Expected = check.Expected is null ? null : ISecretMasker.Mask, Least = null, Most = null };
    }

    // The last name outside of predicates and quotes (RFC 7950 section 9.13), without its prefix, and where it ends.
    private static (string Name, int End) LastStep(string path)
    {
        var last = (Name: string.Empty, End: 0);
        var start = 0;
        var depth = 0;
        var quote = '\0';
        for (var i = 0; i <= path.Length; i++)
        {
            var letter = i < path.Length ? path[i] : '/';
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (depth > 0 && letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (depth == 0 && letter is '/' or '[')
            {
                var step = path[start..i].Trim();
                last = step.Length > 0 && start <= i ? (step[(step.LastIndexOf(':') + 1)..], i) : last;
                start = i + 1;
            }

            if (quote == '\0')
            {
                depth = Math.Max(0, depth + letter switch { '[' => 1, ']' => -1, _ => 0 });
                start = letter == ']' ? i + 1 : start;
            }
        }

        return last;
    }
}
