using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax.Grammar;

namespace NetMcp.Yang.Syntax;

/// <summary>Reads YANG text (RFC 7950 sections 6 and 14; RFC 6020 modules too) into statements.</summary>
public static class YangParser
{
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>
    /// Parses one source and checks the grammar of its statements. Never throws on any text: what is wrong is in the diagnostics, and
    /// parsing goes on behind it.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="limits">What it may cost; null for <see cref="YangParseLimits.Default"/>.</param>
    /// <returns>The statements as far as they could be read, and the findings in the order of the text.</returns>
    public static YangParseResult Parse(YangSource source, YangParseLimits? limits = null)
    {
        limits ??= YangParseLimits.Default;
        var findings = new SyntaxFindings(source.Name);
        if (source.Text.Length > limits.MaxSourceLength)
        {
            findings.Error(DiagnosticIds.SourceTooLong, new(source.Name, 1, 1), $"the source is longer than {limits.MaxSourceLength} characters");
            return new(null, findings.InOrder());
        }

        // A decoder that does not know of byte order marks leaves it in; it is no part of the text.
        var text = source.Text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? source.Text[1..] : source.Text;
        CharacterCheck.Check(text, findings);
        var root = new StatementReader(text, limits, findings).Read();
        if (root is not { Prefix: null, Keyword: "module" or "submodule" })
        {
            findings.Error(
                DiagnosticIds.NoModule,
                root?.Position ?? new(source.Name, 1, 1),
                "a source begins with 'module' or 'submodule'");
            root = null;
        }

        var version11 = root?.Find("yang-version")?.Argument == "1.1";
        findings.SettleVersion(version11);
        if (root is not null)
        {
            new StatementCheck(version11, findings).Check(root);
        }

        return new(root, findings.InOrder());
    }
}
