using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Trust.Grants;

/// <summary>A tool's name, or the beginning of names: <c>network.yang.*</c>, or <c>*</c> for all tools.</summary>
public sealed record ToolPattern
{
    /// <summary>The longest, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>The most of a grant.</summary>
    public const int MaxTools = 128;

    private ToolPattern(string text) => Text = text;

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ToolPattern? pattern)
    {
        var name = text == "*" ? "" : text?.EndsWith(".*", StringComparison.Ordinal) == true ? text[..^2] : text;
        var valid = text is { Length: > 0 and <= MaxLength } && (text == "*" || name!.Length > 0) && name!.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
        pattern = valid ? new ToolPattern(text!) : null;
        return valid;
    }

    /// <summary>Whether a tool is meant. The <c>.</c> before the star belongs to the name: <c>network.yang.*</c> does not mean <c>network.yangx</c>.</summary>
    public bool Matches(string tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return Text == "*" || Text == tool || (Text.EndsWith(".*", StringComparison.Ordinal) && tool.AsSpan().StartsWith(Text.AsSpan(0, Text.Length - 1)));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
