using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetMcp.Core.Access;

/// <summary>
/// A path to data nodes as an instance-identifier in JSON has it (RFC 7951 section 6.11), of which keys may be left out: then all entries are meant. The
/// path of a rule, and of a request. <c>/</c> alone is everything. No wildcards, positions, unions or functions: a rule says what it says, and
/// what a caller asked in another way is resolved against the schema before.
/// </summary>
public sealed class NodePath
{
    /// <summary>The longest path, in characters.</summary>
    public const int MaxLength = 1024;

    /// <summary>The most steps.</summary>
    public const int MaxSteps = 32;

    /// <summary>The most predicates of a step.</summary>
    public const int MaxPredicates = 8;

    /// <summary>A path of these steps, each of which was checked before.</summary>
    public NodePath(ImmutableArray<NodePathStep> steps) => Steps = steps;

    /// <summary>Everything.</summary>
    public static NodePath Root { get; } = new([]);

    /// <summary>The steps; none for everything.</summary>
    public ImmutableArray<NodePathStep> Steps { get; }

    /// <summary>Reads a path. The first name needs its module; one without is in the module of the node above (RFC 7951 section 6.11).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NodePath? path)
    {
        path = text is null or { Length: 0 or > MaxLength } ? null : text == "/" ? Root : new NodePathParser(text).Parse();
        return path is not null;
    }

    /// <summary>Reads a path that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static NodePath Parse(string text) =>
        TryParse(text, out var path) ? path : throw new FormatException("Not a path such as /ietf-interfaces:interfaces/interface[name='eth0'].");

    /// <summary>The path as an instance-identifier in JSON.</summary>
    public override string ToString()
    {
        if (Steps.IsEmpty)
        {
            return "/";
        }

        var text = new StringBuilder();
        string? module = null;
        foreach (var step in Steps)
        {
            text.Append('/');
            Name(text, step.Module, step.Name, module);
            module = step.Module;
            foreach (var predicate in step.Predicates)
            {
                var quote = predicate.Value.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
                text.Append('[');
                Name(text, predicate.Module, predicate.Name, module);
                text.Append('=').Append(quote).Append(predicate.Value).Append(quote).Append(']');
            }
        }

        return text.ToString();
    }

    private static void Name(StringBuilder text, string module, string name, string? outer)
    {
        if (module != outer)
        {
            text.Append(module).Append(':');
        }

        text.Append(name);
    }
}
