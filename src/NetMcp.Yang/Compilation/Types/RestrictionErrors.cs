using NetMcp.Yang.Syntax;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Reads the error-message and error-app-tag of a restriction (RFC 7950 sections 7.5.4.1 and 7.5.4.2).</summary>
internal static class RestrictionErrors
{
    public static RestrictionError? Read(YangStatement statement)
    {
        var message = statement.Find("error-message")?.Argument;
        var tag = statement.Find("error-app-tag")?.Argument;
        return message is null && tag is null ? null : new(message, tag);
    }
}
