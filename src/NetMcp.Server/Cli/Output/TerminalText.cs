namespace NetMcp.Server.Cli.Output;

/// <summary>Makes text from a server or a device fit for a terminal.</summary>
internal static class TerminalText
{
    /// <summary>
    /// Replaces control characters but line ends and tabs: an escape sequence in a description could retitle the terminal, hide
    /// lines, or worse.
    /// </summary>
    public static string Clean(string text) => text.Any(IsUnsafe)
        ? string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = IsUnsafe(source[i]) ? '\ufffd' : source[i];
            }
        })
        : text;

    private static bool IsUnsafe(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
