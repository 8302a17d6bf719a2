using System.Text.Json;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Trust.Json;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Grants;

/// <summary>
/// Reads a grant and finds every mistake in it at once. What each pattern must and must not have is here: <c>budgets</c> and
/// <c>max_devices_per_change</c> are not for element-to-element, because nobody could count them; tags and sites are the gateway's inventory, so a
/// controller or an element is given names; approving is done at the gateway only.
/// </summary>
public static class GrantReader
{
    /// <summary>Reads the grant of a token of the authority from a file's bytes, as an operator writes it.</summary>
    /// <param name="utf8">A JSON object with the type <c>network</c>.</param>
    /// <param name="isLink">Whether it is the grant of a link, which may leave out what it does not narrow.</param>
    public static Checked<NetworkGrant> Read(ReadOnlyMemory<byte> utf8, bool isLink = false)
    {
        using var document = StrictJson.ReadObject(utf8);
        if (document is null)
        {
            return new Refusal(RefusalCode.Malformed, "", "It is not a JSON object with each member once.");
        }

        var mistakes = new List<Refusal>();
        var grant = Read(new MemberReader(document.RootElement, "", mistakes), isLink);
        return grant is not null && mistakes.Count == 0 ? grant : mistakes;
    }

    /// <summary>Reads a grant; null when there is no telling which pattern it is of.</summary>
    internal static NetworkGrant? Read(MemberReader members, bool isLink)
    {
        if (members.Text("type", 64) is { } type && type != NetworkGrant.Type)
        {
            members.Mistake("type", $"must be '{NetworkGrant.Type}'.");
        }

        if (members.Text("pattern", 64) is not { } text || GrantNames.Pattern(text) is not { } pattern)
        {
            members.Mistake("pattern", "must be 'gateway', 'controller' or 'element-to-element'.", RefusalCode.Pattern);
            return null;
        }

        var grant = new NetworkGrant
        {
            Pattern = pattern,
            Controller = ReadController(members, pattern, isLink),
            Devices = ReadDevices(members, pattern, isLink),
            Tools = members.List("tools", ToolPattern.MaxTools, name => ToolPattern.TryParse(name, out var tool) ? tool : null, "the name of a tool, one that ends with '.*', or '*'", !isLink),
            Operations = ReadOperations(members, pattern, isLink),
            Datastores = Values(members.List("datastores", 5, GrantNames.Datastore, "operational, running, candidate, startup or intended", !isLink)),
            Paths = ReadPaths(members),
            Budgets = ReadBudgets(members, pattern),
            MostDevicesPerChange = ReadMostDevices(members, pattern),
        };
        members.RefuseOthers();
        return grant;
    }

    private static DeviceName? ReadController(MemberReader members, DeploymentPattern pattern, bool isLink)
    {
        if (pattern != DeploymentPattern.Controller)
        {
            members.Forbid("controller", "is for the controller pattern only.");
            return null;
        }

        if (members.Text("controller", DeviceName.MaxLength, required: !isLink) is not { } text)
        {
            return null;
        }

        if (DeviceName.TryParse(text, out var name))
        {
            return name;
        }

        members.Mistake("controller", "must be the name of a device.");
        return null;
    }

    private static DeviceSelector? ReadDevices(MemberReader members, DeploymentPattern pattern, bool isLink)
    {
        if (members.Object("devices", required: !isLink) is not { } devices)
        {
            return null;
        }

        var byName = pattern != DeploymentPattern.Gateway;
        var selector = new DeviceSelector
        {
            Names = Values(devices.List<DeviceName?>("names", DeviceSelector.MaxValues, text => DeviceName.TryParse(text, out var name) ? name : null, "the name of a device", byName)),
        };
        if (byName)
        {
            foreach (var other in new[] { "tags", "sites", "all" })
            {
                devices.Forbid(other, "is for the gateway pattern only: elsewhere devices are named.");
            }
        }
        else
        {
            selector = selector with { Tags = Labels(devices, "tags"), Sites = Labels(devices, "sites") };
            var given = devices.Has("names") || devices.Has("tags") || devices.Has("sites");
            if (devices.Flag("all") is { } all ? all == given || !all : !given)
            {
                devices.Mistake("all", "must be true and alone, or names, tags or sites be given.");
            }
        }

        devices.RefuseOthers();
        return selector;
    }

    private static IReadOnlyList<string>? Labels(MemberReader devices, string name) => devices.List(
        name, DeviceSelector.MaxValues, text => text.Length is > 0 and <= DeviceSelector.MaxLabel && !text.Any(char.IsControl) ? text : null, $"of 1 to {DeviceSelector.MaxLabel} characters", required: false);

    private static List<GrantOperation>? ReadOperations(MemberReader members, DeploymentPattern pattern, bool isLink)
    {
        var operations = Values(members.List("operations", 5, GrantNames.Operation, "read, measure, plan, apply or approve", !isLink));
        if (operations?.Contains(GrantOperation.Approve) == true && (pattern != DeploymentPattern.Gateway || isLink))
        {
            members.Mistake("operations", isLink ? "'approve' cannot be handed on." : "'approve' is for the gateway pattern only.", RefusalCode.Pattern);
        }

        return operations;
    }

    private static PathRules ReadPaths(MemberReader members)
    {
        if (members.Object("paths", required: false) is not { } paths)
        {
            return PathRules.Everything;
        }

        var allow = Rules(paths, "allow");
        var deny = Rules(paths, "deny");
        if (!paths.Has("allow") && !paths.Has("deny"))
        {
            paths.Mistake("allow", "or 'deny' must be given.");
        }

        paths.RefuseOthers();
        return new PathRules(allow, deny ?? []);
    }

    private static IReadOnlyList<NodePath>? Rules(MemberReader paths, string name) => paths.List(
        name, PathRules.MaxRules, text => NodePath.TryParse(text, out var path) ? path : null, "a path such as /ietf-interfaces:interfaces/interface[name='eth0'], without wildcards", required: false);

    private static GrantBudgets ReadBudgets(MemberReader members, DeploymentPattern pattern)
    {
        if (pattern == DeploymentPattern.ElementToElement)
        {
            members.Forbid("budgets", "is not for element-to-element: nobody could count it.");
            return GrantBudgets.None;
        }

        if (members.Object("budgets", required: false) is not { } budgets)
        {
            return GrantBudgets.None;
        }

        var read = new GrantBudgets
        {
            CallsPerMinute = budgets.Number("calls_per_minute", 0, GrantBudgets.Most, required: false),
            ChangesPerHour = budgets.Number("changes_per_hour", 0, GrantBudgets.Most, required: false),
            BytesPerHour = budgets.Number("bytes_per_hour", 0, GrantBudgets.Most, required: false),
        };
        budgets.RefuseOthers();
        return read;
    }

    private static int? ReadMostDevices(MemberReader members, DeploymentPattern pattern)
    {
        const string Name = "max_devices_per_change";
        if (pattern == DeploymentPattern.ElementToElement)
        {
            members.Forbid(Name, "is not for element-to-element: an element is one device.");
            return null;
        }

        return (int?)members.Number(Name, 1, NetworkGrant.MostDevicesOfAll, required: false);
    }

    private static List<T>? Values<T>(IReadOnlyList<T?>? list)
        where T : struct => list?.Select(item => item!.Value).ToList();
}
