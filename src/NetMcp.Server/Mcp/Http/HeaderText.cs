using System.Diagnostics.CodeAnalysis;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>Header values as 2026-07-28 writes them: plain, or base64 in a wrapper where plain is impossible.</summary>
internal static class HeaderText
{
    /// <summary>The header's value where it stands exactly once.</summary>
    public static bool TryGetSingle(HttpRequest request, string header, [NotNullWhen(true)] out string? value)
    {
        var values = request.Headers[header];
        value = values.Count == 1 ? values[0] : null;
        return value is not null;
    }

    /// <summary>The text that the value stands for, or null when its wrapper holds no base64 or no UTF-8.</summary>
    public static string? Decode(string value)
    {
        var decoded = McpHeaderEncoder.DecodeValue(value);

        // Broken UTF-8 decodes to U+FFFD, which would then equal a body that holds that very character.
        return decoded is null || (decoded.Contains('\uFFFD') && value.StartsWith("=?", StringComparison.Ordinal)) ? null : decoded;
    }
}
