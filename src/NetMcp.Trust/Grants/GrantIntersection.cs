using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Grants;

/// <summary>
/// Makes one grant of two that allows nothing that either does not: for a token that is issued to whoever holds the first and asks for the second. Where a list
/// has no exact common part that a grant can say, there is a refusal and no guess; so is there where nothing would be left. Approving is left out: it is
/// for whom the operator named, and cannot be handed on.
/// </summary>
public static class GrantIntersection
{
    /// <summary>The common grant.</summary>
    /// <param name="held">The grant that is held, complete.</param>
    /// <param name="asked">What is asked for; null members do not narrow.</param>
    /// <returns>A complete grant, or every reason why there is none.</returns>
    public static Checked<NetworkGrant> Of(NetworkGrant held, NetworkGrant asked)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(asked);
        var refusals = new List<Refusal>();
        if (asked.Pattern != held.Pattern)
        {
            refusals.Add(new Refusal(RefusalCode.Pattern, "pattern", $"The grant that is held is for '{GrantNames.Of(held.Pattern)}'."));
        }

        if (asked.Controller is not null && asked.Controller != held.Controller)
        {
            refusals.Add(new Refusal(RefusalCode.Device, "controller", "The grant that is held is for another controller."));
        }

        var grant = new NetworkGrant
        {
            Pattern = held.Pattern,
            Controller = held.Controller,
            Devices = Devices(held.Devices, asked.Devices, refusals),
            Tools = Left("tools", RefusalCode.Tool, Tools(held.Tools, asked.Tools), refusals),
            Operations = Left("operations", RefusalCode.Operation, [.. (Both(held.Operations, asked.Operations) ?? [.. Enum.GetValues<GrantOperation>()]).Where(operation => operation != GrantOperation.Approve)], refusals),
            Datastores = Left("datastores", RefusalCode.Datastore, Both(held.Datastores, asked.Datastores), refusals),
            Paths = Paths(held.Paths, asked.Paths, refusals),
            Budgets = new GrantBudgets
            {
                CallsPerMinute = Least(held.Budgets.CallsPerMinute, asked.Budgets.CallsPerMinute),
                ChangesPerHour = Least(held.Budgets.ChangesPerHour, asked.Budgets.ChangesPerHour),
                BytesPerHour = Least(held.Budgets.BytesPerHour, asked.Budgets.BytesPerHour),
            },
            MostDevicesPerChange = (int?)Least(held.MostDevicesPerChange, asked.MostDevicesPerChange),
        };
        return refusals.Count > 0 ? refusals : grant;
    }

    private static DeviceSelector? Devices(DeviceSelector? held, DeviceSelector? asked, List<Refusal> refusals) => held is null || asked is null ? held ?? asked : new DeviceSelector
    {
        Names = Left<DeviceName>("devices.names", RefusalCode.Device, Both(held.Names, asked.Names), refusals),
        Tags = Tags(held.Tags, asked.Tags, refusals),
        Sites = Left("devices.sites", RefusalCode.Device, Both(held.Sites, asked.Sites), refusals),
    };

    /// <summary>
    /// A device has many tags, so that "one of these and one of those" is no list of tags, unless one list is within the other: then whoever has a tag of the
    /// inner has one of the outer too.
    /// </summary>
    private static IReadOnlyList<string>? Tags(IReadOnlyList<string>? held, IReadOnlyList<string>? asked, List<Refusal> refusals)
    {
        if (held is null || asked is null)
        {
            return held ?? asked;
        }

        if (asked.All(held.Contains))
        {
            return asked;
        }

        if (held.All(asked.Contains))
        {
            return held;
        }

        refusals.Add(new Refusal(RefusalCode.Device, "devices.tags", "Ask for tags of the grant that is held only; a token cannot say 'one of these and one of those'."));
        return null;
    }

    /// <summary>Two patterns have either nothing in common, or one is within the other; a pattern's own text stands for all that it means.</summary>
    private static List<ToolPattern>? Tools(IReadOnlyList<ToolPattern>? held, IReadOnlyList<ToolPattern>? asked) => held is null || asked is null
        ? (held ?? asked)?.ToList()
        : [.. held.SelectMany(one => asked.Select(other => one.Matches(other.Text) ? other : other.Matches(one.Text) ? one : null)).OfType<ToolPattern>().Distinct()];

    private static PathRules Paths(PathRules held, PathRules asked, List<Refusal> refusals)
    {
        if (PathIntersection.Of(held, asked) is { } rules)
        {
            return rules;
        }

        refusals.Add(new Refusal(RefusalCode.Path, "paths", $"Nothing is left of the allowed paths, or there are more than {PathRules.MaxRules} rules; ask for fewer and narrower ones."));
        return held;
    }

    private static List<T>? Both<T>(IReadOnlyList<T>? held, IReadOnlyList<T>? asked) => held is null || asked is null ? (held ?? asked)?.ToList() : [.. held.Where(asked.Contains).Distinct()];

    /// <summary>A list that was emptied would no more be a narrow one but none at all.</summary>
    private static List<T>? Left<T>(string where, RefusalCode code, List<T>? list, List<Refusal> refusals)
    {
        if (list is { Count: 0 })
        {
            refusals.Add(new Refusal(code, where, "Nothing of what is asked for is in the grant that is held."));
        }

        return list;
    }

    private static long? Least(long? held, long? asked) => held is { } one && asked is { } other ? Math.Min(one, other) : held ?? asked;
}
