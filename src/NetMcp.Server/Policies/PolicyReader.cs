using System.Collections.Frozen;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using NetMcp.Devices.Inventory.Yaml;

namespace NetMcp.Server.Policies;

/// <summary>Makes a policy of its file: groups and windows first, then the rules that refer to them.</summary>
internal sealed class PolicyReader(MapReader root)
{
    private const int MostRules = 1000;
    private const int MostApprovers = 10;

    private readonly Dictionary<string, IReadOnlySet<string>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyWindow?> _windows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Reads it; with a mistake in it what comes back is not to be used.</summary>
    public ChangePolicy Read(string id)
    {
        ReadGroups();
        ReadWindows();
        var policy = new ChangePolicy
        {
            Id = id,
            Default = ReadDefault(),
            Groups = _groups.ToFrozenDictionary(StringComparer.Ordinal),
            ApprovalLifetime = root.Duration("approval_life", TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)) ?? TimeSpan.FromHours(1),
            Rules = [.. Protected(), .. Rules()],
        };
        root.ReportUnknownKeys();
        return policy;
    }

    private void ReadGroups()
    {
        if (root.Section("groups") is not { } section)
        {
            return;
        }

        foreach (var (key, _) in section.Map.Pairs)
        {
            var members = section.Texts(key.Text!).Select(member => member.Text!).ToFrozenSet(StringComparer.Ordinal);
            if (members.Count == 0)
            {
                section.Mistakes.Add(key, "A group has at least one member: [principal, ...].");
            }

            _groups[key.Text!] = members;
        }
    }

    private void ReadWindows()
    {
        var zone = WindowReader.Zone(root, "zone") ?? TimeZoneInfo.Utc;
        if (root.Section("windows") is not { } section)
        {
            return;
        }

        foreach (var (key, _) in section.Map.Pairs)
        {
            _windows[key.Text!] = section.Section(key.Text!) is { } map ? WindowReader.Read(key.Text!, map, zone) : null;
        }
    }

    private PolicyEffect ReadDefault()
    {
        if (root.Pair("default")?.Value is YamlMap)
        {
            var map = root.Section("default")!;
            var effect = ReadEffect(map);
            map.ReportUnknownKeys();
            return effect;
        }

        switch (root.Text("default"))
        {
            case null or "allow":
                return PolicyEffect.Allow;
            case "deny":
                return PolicyEffect.Deny;
            default:
                root.Mistakes.Add(root.Pair("default")!.Value, "'default' must be allow, deny, or a mapping: {effect: approve, count: 1, group: NAME}.");
                return PolicyEffect.Deny;
        }
    }

    private PolicyEffect ReadEffect(MapReader map)
    {
        var count = map.Integer("count", 1, MostApprovers);
        var group = map.Text("group");
        switch (map.RequiredText("effect", "allow, approve or deny"))
        {
            case "approve" when group is null:
                map.Mistakes.Add(map.Map, "'group' is missing: whose approval is needed.");
                return PolicyEffect.Deny;
            case "approve":
                CheckGroup(map, group, count ?? 1);
                return PolicyEffect.Approve(count ?? 1, group);
            case "allow" or "deny" when count is not null || group is not null:
                map.Mistakes.Add(map.Map, "'count' and 'group' go with 'effect: approve' only.");
                return PolicyEffect.Deny;
            case "allow":
                return PolicyEffect.Allow;
            case "deny" or null:
                return PolicyEffect.Deny;
            default:
                map.Mistakes.Add(map.Pair("effect")!.Value, "'effect' must be allow, approve or deny.");
                return PolicyEffect.Deny;
        }
    }

    private void CheckGroup(MapReader map, string group, int count)
    {
        if (!_groups.TryGetValue(group, out var members))
        {
            map.Mistakes.Add(map.Pair("group")!.Value, "There is no group of this name under 'groups'.");
        }
        else if (members.Count < count)
        {
            map.Mistakes.Add(map.Pair("group")!.Value, $"The group has {members.Count} members, so {count} of them can never approve.");
        }
    }

    private IEnumerable<PolicyRule> Protected() => Paths(root, "protected").Select(path => new PolicyRule { Name = $"protected {path}", Effect = PolicyEffect.Deny, Paths = [path] });

    private IEnumerable<PolicyRule> Rules()
    {
        switch (root.Pair("rules")?.Value)
        {
            case null:
                return [];
            case YamlList { Items: var items } when items.Count <= MostRules:
                return [.. items.Select(Rule).OfType<PolicyRule>()];
            case var other:
                root.Mistakes.Add(other, $"'rules' must be a list of at most {MostRules}: '- name: ...' for each.");
                return [];
        }
    }

    private PolicyRule? Rule(YamlValue item)
    {
        if (item is not YamlMap yaml)
        {
            root.Mistakes.Add(item, "A rule must be a mapping: name, effect, and its conditions.");
            return null;
        }

        var map = new MapReader(yaml, root.Mistakes);
        var name = map.RequiredText("name", "verdicts tell the rule by it");
        if (name is not null && !_names.Add(name))
        {
            map.Mistakes.Add(map.Pair("name")!.Value, "Another rule has this name; rename one.");
        }

        var rule = new PolicyRule
        {
            Name = name ?? string.Empty,
            Effect = ReadEffect(map),
            Devices = Names(map, "devices"),
            Tags = Names(map, "tags"),
            Sites = Names(map, "sites"),
            Paths = Paths(map, "paths"),
            Operations = Operations(map),
            LeastDevices = map.Integer("least_devices", 1, 100_000) ?? 0,
            LeastEdits = map.Integer("least_edits", 1, 1_000_000) ?? 0,
            Principals = Names(map, "principals"),
            During = Windows(map, "during"),
            Outside = Windows(map, "outside"),
            Rollback = map.Boolean("rollback"),
        };
        map.ReportUnknownKeys();
        return rule;
    }

    // A list without an item would be no condition, and the rule for everything.
    private static List<string> Names(MapReader map, string key) => [.. Items(map, key).Select(item => item.Text!)];

    private static IReadOnlyList<YamlText> Items(MapReader map, string key)
    {
        if (map.Pair(key)?.Value is YamlList { Items.Count: 0 } empty)
        {
            map.Mistakes.Add(empty, $"'{key}' is empty; leave it out where any will do.");
        }

        return map.Texts(key);
    }

    private static List<NodePath> Paths(MapReader map, string key)
    {
        var paths = new List<NodePath>();
        foreach (var item in Items(map, key))
        {
            if (NodePath.TryParse(item.Text, out var path))
            {
                paths.Add(path);
            }
            else
            {
                map.Mistakes.Add(item, "Not a path such as /ietf-interfaces:interfaces/interface[name='eth0']; keys may be left out, and there are no wildcards.");
            }
        }

        return paths;
    }

    private static HashSet<TouchKind> Operations(MapReader map)
    {
        var kinds = new HashSet<TouchKind>();
        foreach (var item in Items(map, "operations"))
        {
            if (PolicyWords.Operations.TryGetValue(item.Text!, out var meant))
            {
                kinds.UnionWith(meant);
            }
            else
            {
                map.Mistakes.Add(item, $"Each item of 'operations' must be one of {string.Join(", ", PolicyWords.Operations.Keys)}.");
            }
        }

        return kinds;
    }

    private List<PolicyWindow> Windows(MapReader map, string key)
    {
        var windows = new List<PolicyWindow>();
        foreach (var item in Items(map, key))
        {
            if (!_windows.TryGetValue(item.Text!, out var window))
            {
                map.Mistakes.Add(item, "There is no window of this name under 'windows'.");
            }
            else if (window is not null)
            {
                windows.Add(window);
            }
        }

        return windows;
    }
}
