using System.Text;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Writing;

/// <summary>Turns module names in canonical values into XML prefixes (RFC 7950 sections 9.10.3 and 9.13.2).</summary>
internal static class XmlPrefixedValue
{
    /// <summary>The text of a value in XML.</summary>
    public static string Of(YangType type, string value, XmlPrefixes prefixes) => type.Base switch
    {
        YangBaseType.IdentityRef => Identity(value, prefixes),
        YangBaseType.InstanceIdentifier => InstanceIdentifier(value, prefixes),
        _ => value,
    };

    public static string Identity(string value, XmlPrefixes prefixes)
    {
        var colon = value.LastIndexOf(':');
        return colon < 0 ? value : $"{prefixes.Of(value[..colon])}:{value.AsSpan(colon + 1)}";
    }

    /// <summary>In XML every name has its prefix, in JSON only the first of a module's (RFC 7951 section 6.11).</summary>
    private static string InstanceIdentifier(string value, XmlPrefixes prefixes)
    {
        var text = new StringBuilder(value.Length + 16);
        string? module = null;
        for (var index = 0; index < value.Length;)
        {
            var character = value[index];
            if (character is '\'' or '"')
            {
                var end = value.IndexOf(character, index + 1);
                end = end < 0 ? value.Length : end + 1;
                text.Append(value, index, end - index);
                index = end;
            }
            else if (char.IsAsciiLetter(character) || character == '_')
            {
                var end = index;
                while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] is '_' or '-' or '.' or ':'))
                {
                    end++;
                }

                AppendName(text, value.AsSpan(index, end - index), isKey: index > 0 && IsInPredicate(value, index), ref module, prefixes);
                index = end;
            }
            else
            {
                text.Append(character);
                index++;
            }
        }

        return text.ToString();
    }

    private static bool IsInPredicate(string value, int index)
    {
        var before = value.AsSpan(0, index).TrimEnd();
        return before.Length > 0 && before[^1] == '[';
    }

    private static void AppendName(StringBuilder text, ReadOnlySpan<char> name, bool isKey, ref string? module, XmlPrefixes prefixes)
    {
        var colon = name.IndexOf(':');
        var own = colon < 0 ? module : name[..colon].ToString();
        // A key is in its list's module; a step's module holds for the steps behind it.
        module = isKey ? module : own;
        if (own is not null)
        {
            text.Append(prefixes.Of(own)).Append(':');
        }

        text.Append(name[(colon + 1)..]);
    }
}
