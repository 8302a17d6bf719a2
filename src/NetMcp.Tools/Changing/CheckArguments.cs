using System.Text.Json;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary>The checks of a plan as an agent writes them.</summary>
internal sealed class CheckArguments(IDeviceDirectory directory, ToolOptions options)
{
    private static readonly string[] Members = ["kind", "device", "table", "path", "equals", "least", "most", "settle_seconds"];

    /// <summary>What a change should not move without being meant to: the links, who is seen over them, and what the device complains of.</summary>
    public static IReadOnlyList<PlannedCheck> Usual { get; } =
    [
        new(CheckKind.Unchanged) { Table = "interfaces", IfThere = true },
        new(CheckKind.Unchanged) { Table = "neighbours", IfThere = true },
        new(CheckKind.NoNewAlarm) { IfThere = true },
    ];

    /// <summary>The checks in the order given; without the argument the usual ones. Mistakes go to the arguments.</summary>
    public IReadOnlyList<PlannedCheck> Read(ToolArguments arguments, string name) =>
        arguments.Has(name) ? [.. arguments.Objects(name, Members, options.MaxChecks).Select(Read).OfType<PlannedCheck>()] : Usual;

    private PlannedCheck? Read(ToolArguments check)
    {
        if (check.Choice("kind", ChangeWords.Checks) is not { } kind)
        {
            if (!check.Has("kind"))
            {
                check.Mistake($"'{check.Place("kind")}' is required: {string.Join(", ", ChangeWords.Checks.Keys)}.");
            }

            return null;
        }

        var planned = new PlannedCheck(kind)
        {
            Device = DeviceArgument.Read(check, "device", directory, required: false),
            Table = check.Text("table", new TextLimit(options.MaxWordLength), required: kind == CheckKind.Unchanged),
            Path = check.Text("path", new TextLimit(options.MaxPathLength), required: kind == CheckKind.Value),
            Expected = Lexical(check),
            Least = check.Decimal("least"),
            Most = check.Decimal("most"),
            Settle = TimeSpan.FromSeconds(check.Number("settle_seconds", 0, (int)options.LongestSettle.TotalSeconds) ?? 0),
        };
        CheckTogether(check, planned);
        return planned;
    }

    // A value as YANG writes it: a JSON string's content, a number or a boolean as it stands (RFC 7951 section 6).
    private static string? Lexical(ToolArguments check)
    {
        switch (check.Value("equals"))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.String }:
                return check.Text("equals", new TextLimit(4096, Lines: true));
            case { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value:
                return value.GetRawText();
            default:
                check.Mistake($"'{check.Place("equals")}' must be the value of one leaf.");
                return null;
        }
    }

    private static void CheckTogether(ToolArguments check, PlannedCheck planned)
    {
        string[] own = planned.Kind switch
        {
            CheckKind.Unchanged => ["table"],
            CheckKind.Value => ["path", "equals", "least", "most"],
            _ => [],
        };
        foreach (var name in Members.Except(["kind", "device", "settle_seconds"]).Except(own).Where(check.Has))
        {
            check.Mistake($"'{check.Place(name)}' does not go with kind={ChangeWords.Word(planned.Kind)}.");
        }

        if (planned.Kind != CheckKind.Value)
        {
            return;
        }

        var bounded = check.Has("least") || check.Has("most");
        if (check.Has("equals") == bounded)
        {
            check.Mistake($"'{check.Place("equals")}' or 'least' and 'most': a value check takes the one or the other.");
        }
        else if (planned.Least > planned.Most)
        {
            check.Mistake($"'{check.Place("least")}' is more than 'most'.");
        }
    }
}
