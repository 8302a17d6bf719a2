using System.Collections.Immutable;

namespace NetMcp.Yang.Types;

/// <summary>An instance-identifier (RFC 7950 section 9.13), its names resolved to modules.</summary>
/// <param name="Steps">The nodes from the top down; never empty.</param>
internal sealed record InstancePath(ImmutableArray<InstanceStep> Steps)
{
    /// <summary>The form of RFC 7951 section 6.11: a module's name stands only where it differs from that of the node above.</summary>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder();
        string? module = null;
        foreach (var step in Steps)
        {
            text.Append('/').Append(step.Module == module ? "" : step.Module + ":").Append(step.Name);
            module = step.Module;
            foreach (var key in step.Keys)
            {
                text.Append('[').Append(key.Module == module ? "" : key.Module + ":").Append(key.Name).Append('=').Append(Quoted(key.Value)).Append(']');
            }

            if (step.Value is { } value)
            {
                text.Append("[.=").Append(Quoted(value)).Append(']');
            }

            if (step.Position is { } position)
            {
                text.Append('[').Append(position).Append(']');
            }
        }

        return text.ToString();
    }

    // What holds both quotes could not have been read: RFC 7950 section 14 has no escape in them.
    private static string Quoted(string value) => value.Contains('\'', StringComparison.Ordinal) ? '"' + value + '"' : '\'' + value + '\'';
}
