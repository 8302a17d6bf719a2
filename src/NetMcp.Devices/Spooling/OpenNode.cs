using System.Collections.Immutable;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Spooling;

/// <summary>An object or array that is open at a place in a JSON text, with those around it.</summary>
/// <param name="Parent">The one around it; null at the top.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="Name">The member that it is, as written between the quotes; empty for an entry of an array and at the top.</param>
/// <param name="Schema">Its schema node, if the schema knows it; an entry has that of its list.</param>
internal sealed record OpenNode(OpenNode? Parent, bool IsArray, string Name, SchemaNode? Schema)
{
    /// <summary>How many are open, this one included.</summary>
    public int Depth { get; } = Parent is null ? 1 : Parent.Depth + 1;

    /// <summary>Of a list entry: the keys that have gone by, as written, value included.</summary>
    public ImmutableArray<(string Name, string Value)> Keys { get; init; } = [];

    /// <summary>Whether a leaf of this name is a key of this list entry.</summary>
    public bool HasKey(string name) => Parent is { IsArray: true } && Schema is ListNode list && list.Keys.Any(key => key.Name == name || key.Module.Name + ":" + key.Name == name);

    /// <summary>The schema node of a member.</summary>
    public SchemaNode? Member(YangSchema schema, string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var local = colon < 0 ? name : name[(colon + 1)..];
        if (Parent is null)
        {
            return colon < 0 ? null : schema.FindRoot(name[..colon], local);
        }

        return Schema?.FindDataChild(colon < 0 ? Schema.Module.Name : name[..colon], local);
    }

    /// <summary>The instance path (RFC 7951 section 6.11), as far as its keys have gone by.</summary>
    public string Path()
    {
        var above = Parent is null ? string.Empty : Parent.Path();
        var step = Name.Length == 0 ? string.Empty : "/" + Name;
        return above + step + string.Concat(Keys.Select(key => $"[{key.Name}={Quoted(key.Value)}]"));
    }

    // The value is JSON: a string with its quotes, or a number. XPath has no escapes, and this is for reading.
    private static string Quoted(string json) => "'" + json.Trim('"') + "'";
}
