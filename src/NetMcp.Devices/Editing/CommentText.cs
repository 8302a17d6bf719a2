using System.Text;

namespace NetMcp.Devices.Editing;

/// <summary>Makes a comment what a device's log takes.</summary>
internal static class CommentText
{
    /// <summary>One line, cut to a length in bytes of UTF-8; controls, which XML and logs cannot carry, become blanks.</summary>
    public static string Fit(string comment, int maxBytes)
    {
        var text = new StringBuilder();
        var bytes = 0;
        foreach (var rune in comment.EnumerateRunes())
        {
            var kept = Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? new Rune(' ') : rune;
            if ((bytes += kept.Utf8SequenceLength) > maxBytes)
            {
                break;
            }

            text.Append(kept.ToString());
        }

        return text.ToString();
    }
}
