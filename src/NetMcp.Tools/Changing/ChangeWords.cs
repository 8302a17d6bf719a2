using NetMcp.Changes.Plans;
using NetMcp.Changes.States;

namespace NetMcp.Tools.Changing;

/// <summary>The words of changes, as agents read and write them.</summary>
internal static class ChangeWords
{
    /// <summary>The operations by name (RFC 6241 section 7.2).</summary>
    public static IReadOnlyDictionary<string, EditOperation> Operations { get; } = ByName<EditOperation>();

    /// <summary>Who tries the edits, by name.</summary>
    public static IReadOnlyDictionary<string, DryRun> DryRuns { get; } = ByName<DryRun>();

    /// <summary>What a check looks at, by name.</summary>
    public static IReadOnlyDictionary<string, CheckKind> Checks { get; } = ByName<CheckKind>();

    /// <summary>The states of a change by name.</summary>
    public static IReadOnlyDictionary<string, ChangeState> States { get; } = ByName<ChangeState>();

    /// <summary>The name of any of these values: <c>RolledBack</c> is <c>rolled_back</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, "Unknown value.");
        return string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? string.Empty : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
    }

    /// <summary>Words as the enum of a JSON schema.</summary>
    public static string SchemaEnum<T>()
        where T : struct, Enum => string.Join(',', Enum.GetValues<T>().Select(value => $"\"{Word(value)}\""));

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Word, StringComparer.Ordinal);
}
