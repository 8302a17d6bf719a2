using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Trust.Schemas;

/// <summary>
/// Turns a path of a caller into the one form that path rules are judged in: every name found in the schema, every value in its canonical form (RFC 7950
/// section 9.1). Otherwise <c>[number='007']</c> would pass a rule for <c>7</c>.
/// </summary>
public static class SchemaPaths
{
    /// <summary>
    /// Reads a path of a caller. Where path rules are in force only keys may be compared: a condition on another leaf is a question about its value,
    /// which may be denied.
    /// </summary>
    /// <param name="schema">The device's schema.</param>
    /// <param name="text">The path, as <see cref="DataPath"/> takes it; <c>/</c> for everything.</param>
    public static Checked<NodePath> Read(YangSchema schema, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "/")
        {
            return NodePath.Root;
        }

        return DataPath.TryRead(schema, text, out var path, out var error) ? Of(path) : Refuse($"at {error.Offset}: {error.Message}");
    }

    /// <summary>The form of a path that was resolved before.</summary>
    public static Checked<NodePath> Of(DataPath path) => DataPathNodes.TryOf(path, out var nodes, out var objection) ? nodes : Refuse(objection);

    private static Refusal Refuse(string message) => new(RefusalCode.Path, "path", message);
}
