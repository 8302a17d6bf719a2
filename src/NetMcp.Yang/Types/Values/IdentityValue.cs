using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of identityref (RFC 7950 section 9.10, RFC 7951 section 6.8); canonical with the module's name before it.</summary>
internal static class IdentityValue
{
    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = default;
        var colon = input.Text.IndexOf(':');
        var prefix = colon < 0 ? null : input.Text[..colon].ToString();
        if (input.Names.ModuleOf(prefix) is not { } module)
        {
            error = input.IsQuiet ? ValueError.Unsaid
                : input.Error(ValueRule.Identity, prefix is null ? "has no prefix, and no module is meant without one" : "has a prefix that means no module");
            return false;
        }

        var found = type.Index.FindIdentity(module, input.Text[(colon + 1)..]);
        canonical = found;
        error = found is not null ? null
            : input.IsQuiet ? ValueError.Unsaid
            : input.Error(ValueRule.Identity, $"is no identity of module {module} derived from {string.Join(" and ", type.IdentityBases)}");
        return error is null;
    }
}
