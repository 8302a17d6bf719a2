using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetMcp.Trust.Proofs;

/// <summary>
/// The <c>htu</c> of a proof in one form (RFC 9449 section 4.3, RFC 3986 sections 6.2.2 and 6.2.3): scheme and host in lower case, the default port left
/// out, dot segments removed, percent-encoding in upper case and only where it is needed, without query and fragment.
/// </summary>
internal static class HttpTarget
{
    private const int MaxLength = 2048;

    /// <summary>Normalises a URL; false for anything but an absolute http or https URL without user information.</summary>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? normalized)
    {
        normalized = text.Length <= MaxLength && text.All(c => c is > ' ' and < '\u007f' and not '\\') && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? Normalize(uri) : null;
        return normalized is not null;
    }

    /// <summary>Normalises a URL; null for anything but an absolute http or https URL without user information.</summary>
    public static string? Normalize(Uri uri)
    {
        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.UserInfo.Length > 0 || uri.Host.Length == 0)
        {
            return null;
        }

        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return PercentEncoding(uri.AbsolutePath) is { } path ? $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}{port}{path}" : null;
    }

    private static string? PercentEncoding(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%')
            {
                text.Append(path[i]);
                continue;
            }

            if (i + 2 >= path.Length || !char.IsAsciiHexDigit(path[i + 1]) || !char.IsAsciiHexDigit(path[i + 2]))
            {
                return null;
            }

            var value = (char)Convert.ToByte(path.Substring(i + 1, 2), 16);
            var unreserved = char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~';
            text.Append(unreserved ? value.ToString() : "%" + path.Substring(i + 1, 2).ToUpperInvariant());
            i += 2;
        }

        return text.ToString();
    }
}
