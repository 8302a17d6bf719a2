using System.Security.Cryptography;
using System.Text;
using NetMcp.Yang.Compilation.Loading;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>The hash by which two devices know that they have the same schema.</summary>
internal static class SchemaHash
{
    public static string Of(IEnumerable<ModuleDraft> modules)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var module in modules.OrderBy(module => module.Name, StringComparer.Ordinal).ThenBy(module => module.Revision, StringComparer.Ordinal))
        {
            // Each part is a line; names hold no line breaks, and texts come in as hashes, so no two inputs read alike.
            Line(hash, (module.IsImplemented ? "implemented " : "imported ") + module.Name);
            foreach (var unit in module.Units.OrderBy(unit => unit.IsSubmodule).ThenBy(unit => unit.Name, StringComparer.Ordinal))
            {
                Line(hash, Convert.ToHexString(unit.Hash));
            }

            foreach (var feature in module.Schema.Features.Order(StringComparer.Ordinal))
            {
                Line(hash, "feature " + feature);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Line(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData("\n"u8);
    }
}
