using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of union (RFC 7950 section 9.12, RFC 7951 section 6.10): the first member that takes the value has it.</summary>
internal static class UnionValue
{
    public static bool TryRead(
        YangType type,
        scoped in ValueInput input,
        out ReadOnlySpan<char> canonical,
        out YangType actual,
        [NotNullWhen(false)] out ValueError? error)
    {
        var quiet = input.Quiet();
        foreach (var member in type.Index.Members)
        {
            if (ValueReader.TryRead(member, quiet, out canonical, out actual, out error))
            {
                return true;
            }
        }

        canonical = default;
        actual = type;
        error = input.IsQuiet ? ValueError.Unsaid : input.Error(ValueRule.Union, "is of no member type of the union: " + TypeIndex.Show(type.Members.Select(Name)));
        return false;
    }

    private static string Name(YangType member) => member.TypedefName ?? TypeNames.Of(member.Base);
}
