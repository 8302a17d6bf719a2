namespace NetMcp.Yang.Syntax;

/// <summary>Reads YANG text (RFC 7950 sections 6 and 14; RFC 6020 modules too) into statements.</summary>
public static class YangParser
{
    /// <summary>
    /// Parses one source and checks the grammar of its statements. Never throws on any text: what is wrong is in the diagnostics, and
    /// parsing goes on behind it.
    /// </summary>
    public static YangParseResult Parse(YangSource source, YangParseLimits? limits = null) =>
        throw new NotImplementedException();
}
