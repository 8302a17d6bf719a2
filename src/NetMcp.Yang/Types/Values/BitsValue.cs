using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of bits (RFC 7950 section 9.7): names with white space between; canonical in the order of their positions.</summary>
internal static class BitsValue
{
    private const string Space = " \t\r\n";

    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = default;
        var isSet = new bool[type.Bits.Length];
        var last = -1;
        var length = -1;
        var isOrdered = true;
        foreach (var part in input.Text.SplitAny(Space))
        {
            var name = input.Text[part];
            if (name.IsEmpty)
            {
                continue;
            }

            var index = type.Index.FindBit(name);
            if (index < 0 || isSet[index])
            {
                error = input.IsQuiet ? ValueError.Unsaid
                    : index < 0 ? input.Error(ValueRule.Bits, "has a bit that is none of " + TypeIndex.Show(type.Bits.Select(one => one.Name)))
                    : input.Error(ValueRule.Bits, $"has the bit {type.Bits[index].Name} twice");
                return false;
            }

            isSet[index] = true;
            isOrdered &= index > last;
            last = index;
            length += name.Length + 1;
        }

        error = null;
        canonical = isOrdered && length == input.Text.Length ? input.Text : string.Join(' ', type.Bits.Where((_, index) => isSet[index]).Select(bit => bit.Name));
        return true;
    }
}
