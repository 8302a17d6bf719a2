using System.Text;
using NetMcp.Core.Masking;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>
/// A path of an argument as the audit log may have it. Read by its text alone, as it came: the models may be what is missing, and what is refused is recorded
/// too.
/// </summary>
internal static class AuditPath
{
    /// <summary>The most characters of a path that is looked at: more than any tool takes.</summary>
    private const int MaxLength = 16 * 1024;

    // In SNMP's lists of communities the name of an entry is the secret.
    private static readonly string[] CommunityNames = ["name", "text-name", "binary-name", "community-name"];

    /// <summary>Whether what stands at a path is a secret by its name, or by that of the container for one.</summary>
    public static bool NamesSecret(string path, ISecretMasker masker)
    {
        ArgumentNullException.ThrowIfNull(masker);
        if (path.Length > MaxLength)
        {
            return true;
        }

        var steps = new List<string>();
        Scan(path, masker, steps);
        return steps.Count > 0 && masker.IsSecret(steps[^1], steps.Count > 1 ? steps[^2] : null);
    }

    /// <summary>The path with what a predicate compares a secret with replaced by <see cref="ISecretMasker.Mask"/>.</summary>
    public static string Mask(string path, ISecretMasker masker)
    {
        ArgumentNullException.ThrowIfNull(masker);
        return path.Length > MaxLength ? ISecretMasker.Mask : Scan(path, masker, []);
    }

    // Steps are what stands outside of predicates and quotes, without prefixes (RFC 7950 section 9.13). Texts of any other form come out as they are.
    private static string Scan(string path, ISecretMasker masker, List<string> steps)
    {
        var shown = new StringBuilder(path.Length);
        var ofSnmp = false;
        var at = 0;
        while (at < path.Length)
        {
            if (path[at] == '[')
            {
                var end = EndOf(path, at);
                shown.Append(IsSecret(path[at..end], steps.Count > 0 ? steps[^1] : string.Empty, ofSnmp, masker) ? WithoutTexts(path[at..end]) : path[at..end]);
                at = end;
                continue;
            }

            var start = at;
            while (at < path.Length && path[at] is not ('[' or '/'))
            {
                at++;
            }

            ofSnmp |= Add(steps, path[start..at]);
            if (at < path.Length && path[at] == '/')
            {
                at++;
            }

            shown.Append(path, start, at - start);
        }

        return shown.ToString();
    }

    // Whether the step is of SNMP.
    private static bool Add(List<string> steps, string text)
    {
        var step = text.Trim();
        if (step.Length > 0)
        {
            steps.Add(step[(step.LastIndexOf(':') + 1)..]);
        }

        return step.Contains("snmp", StringComparison.OrdinalIgnoreCase);
    }

    // Behind the bracket that closes it; brackets in quotes are text.
    private static int EndOf(string path, int start)
    {
        var (depth, quote) = (0, '\0');
        for (var i = start; i < path.Length; i++)
        {
            if (quote != '\0')
            {
                quote = path[i] == quote ? '\0' : quote;
                continue;
            }

            quote = path[i] is '\'' or '"' ? path[i] : '\0';
            depth += path[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return path.Length;
    }

    private static bool IsSecret(string predicate, string step, bool ofSnmp, ISecretMasker masker)
    {
        var ofCommunity = ofSnmp && step.Contains("communit", StringComparison.OrdinalIgnoreCase);
        return masker.IsSecretName(step) || Names(predicate).Any(name => masker.IsSecretName(name) || (ofCommunity && CommunityNames.Contains(name)));
    }

    private static IEnumerable<string> Names(string predicate)
    {
        var quote = '\0';
        var name = new StringBuilder();
        foreach (var letter in predicate)
        {
            if (quote == '\0' && (char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            {
                name.Append(letter);
                continue;
            }

            if (name.Length > 0)
            {
                yield return name.ToString();
                name.Clear();
            }

            quote = quote == '\0' ? letter is '\'' or '"' ? letter : '\0' : letter == quote ? '\0' : quote;
        }
    }

    private static string WithoutTexts(string predicate)
    {
        var shown = new StringBuilder(predicate.Length);
        var quote = '\0';
        foreach (var letter in predicate)
        {
            if (quote == '\0')
            {
                shown.Append(letter);
                quote = letter is '\'' or '"' ? letter : '\0';
                shown.Append(quote == '\0' ? string.Empty : ISecretMasker.Mask);
            }
            else if (letter == quote)
            {
                shown.Append(letter);
                quote = '\0';
            }
        }

        return shown.ToString();
    }
}
