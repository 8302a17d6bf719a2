using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>
/// A hash of what instance data means. Prefixes, metadata, white space, empty containers without presence, and the order of what the system
/// orders do not change it; the order of what the user orders does.
/// </summary>
public static class CanonicalHash
{
    /// <summary>The hash of all of a tree: SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="comparison">Whether defaults count; null for <see cref="DataComparison.Exact"/>.</param>
    public static string Of(DataTree tree, DataComparison? comparison = null) =>
        Convert.ToHexStringLower(OfSiblings(tree.Roots, comparison ?? DataComparison.Exact));

    /// <summary>The hash of a node with what is in it: SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="node">The node.</param>
    /// <param name="comparison">Whether defaults count; null for <see cref="DataComparison.Exact"/>.</param>
    public static string Of(DataNode node, DataComparison? comparison = null) =>
        Convert.ToHexStringLower(OfNode(node, comparison ?? DataComparison.Exact));

    private static byte[] OfNode(DataNode node, DataComparison comparison)
    {
        var content = new ArrayBufferWriter<byte>();
        Append(content, node.ModuleName);
        Append(content, node.Name);
        if (node.Value is { } value)
        {
            content.Write("v"u8);
            Append(content, value);
        }
        else
        {
            content.Write("c"u8);
            content.Write(OfSiblings(node.Children, comparison));
        }

        return SHA256.HashData(content.WrittenSpan);
    }

    private static byte[] OfSiblings(IReadOnlyList<DataNode> nodes, DataComparison comparison)
    {
        var groups = nodes
            .Where(node => !Siblings.IsAbsent(node, comparison))
            .GroupBy(node => (node.ModuleName, node.Name))
            .OrderBy(group => group.Key.ModuleName, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Name, StringComparer.Ordinal);
        var content = new ArrayBufferWriter<byte>();
        foreach (var group in groups)
        {
            var hashes = group.Select(node => OfNode(node, comparison)).ToList();

            // Nobody knows whether the order of unknown nodes says something.
            if (group.First().Schema is { } schema && !Siblings.IsOrdered(schema))
            {
                hashes.Sort((left, right) => left.AsSpan().SequenceCompareTo(right));
            }

            foreach (var hash in hashes)
            {
                content.Write(hash);
            }
        }

        return SHA256.HashData(content.WrittenSpan);
    }

    // With its length, so that no two lists of texts are one run of bytes.
    private static void Append(ArrayBufferWriter<byte> content, string text)
    {
        BinaryPrimitives.WriteInt32BigEndian(content.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
        content.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, content);
    }
}
