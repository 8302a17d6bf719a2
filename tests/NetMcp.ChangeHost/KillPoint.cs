using NetMcp.Changes.Journals;

namespace NetMcp.ChangeHost;

/// <summary>An instant at which a gateway dies: before or after a record of a change's journal is on the disk.</summary>
/// <param name="After">After it, or before.</param>
/// <param name="Kind">Of which record.</param>
/// <param name="Device">Of which device; null: the first of its kind, whatever the device.</param>
internal sealed record KillPoint(bool After, RecordKind Kind, string? Device)
{
    /// <summary>Reads <c>before:Committing</c> or <c>after:Committed@r2</c>.</summary>
    public static KillPoint Parse(string text)
    {
        var (side, rest) = Split(text, ':');
        var (kind, device) = Split(rest ?? string.Empty, '@');
        return side is "before" or "after" && Enum.TryParse<RecordKind>(kind, out var parsed)
            ? new KillPoint(side == "after", parsed, device)
            : throw new ArgumentException($"Not an instant to die at: {text}");
    }

    /// <summary>Whether a record is the one.</summary>
    public bool Is(ChangeRecord record) => record.Kind == Kind && (Device is null || record.Device?.Value == Device);

    /// <inheritdoc/>
    public override string ToString() => $"{(After ? "after" : "before")}:{Kind}{(Device is null ? "" : "@" + Device)}";

    private static (string First, string? Second) Split(string text, char at) =>
        text.IndexOf(at) is var index && index >= 0 ? (text[..index], text[(index + 1)..]) : (text, null);
}
