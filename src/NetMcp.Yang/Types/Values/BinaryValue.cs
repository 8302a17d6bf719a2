using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of binary (RFC 7950 section 9.8): base64 of RFC 4648 section 4.</summary>
internal static class BinaryValue
{
    private const string Space = " \t\r\n";

    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        // Devices break long lines of base64, which XML Schema's type takes; the canonical form has no white space.
        canonical = input.Text.ContainsAny(Space) ? string.Concat(input.Text.ToString().Split(Space.ToCharArray())) : input.Text;
        error = Base64.IsValid(canonical, out var octets) ? StringValue.CheckLength(type, input, octets, "octets") : input.Error(ValueRule.Lexical, "is not base64");
        return error is null;
    }
}
