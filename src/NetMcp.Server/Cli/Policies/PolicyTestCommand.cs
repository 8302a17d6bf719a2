using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli.Policies;

/// <summary><c>netmcp policy test</c>: what the policy would say of a change, and why.</summary>
internal static class PolicyTestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var policy = LocalPolicy.File();
        var configuration = CommonOptions.Configuration();
        var devices = new Option<string[]>("--device") { Description = "A device; may be repeated. Tags and site are the inventory's.", HelpName = "NAME" };
        var tags = new Option<string[]>("--tag") { Description = "A tag that the devices have besides; may be repeated." };
        var site = new Option<string?>("--site") { Description = "The site of the devices, in place of the inventory's." };
        var paths = new Option<string[]>("--path") { Description = "A node that is touched with all below it; may be repeated (default: /).", HelpName = "PATH" };
        var operation = new Option<string>("--operation") { Description = "What happens to it: merge, create, replace or delete.", DefaultValueFactory = _ => "merge" };
        operation.AcceptOnlyFromAmong([.. PolicyWords.Operations.Keys]);
        var principal = new Option<string?>("--principal") { Description = "Who asks.", HelpName = "NAME" };
        var at = new Option<DateTimeOffset?>("--at") { Description = "When, as 2026-11-21T22:30:00+01:00 (default: now).", HelpName = "TIME", CustomParser = ReadTime };
        var edits = new Option<int?>("--edits") { Description = "How many edits the change has (default: one a path and device).", HelpName = "N" };
        var rollback = new Option<bool>("--rollback") { Description = "It takes another change back." };
        var plan = new Option<string?>("--plan") { Description = "Judge a plan of this machine's data folder instead.", HelpName = "CHANGE" };
        var expect = new Option<string?>("--expect") { Description = "Exit with 1 unless the policy says this: allow, approve or deny." };
        expect.AcceptOnlyFromAmong("allow", "approve", "deny");
        var json = CommonOptions.Json();
        var command = new Command("test", "Say what the policy would say of a change, and why. Exit codes: 0 judged, 1 not as expected.")
        {
            policy, configuration, devices, tags, site, paths, operation, principal, at, edits, rollback, plan, expect, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(plan) is null && (result.GetValue(principal) is null || result.GetValue(devices) is null or []))
            {
                result.AddError("Give --device and --principal, or --plan.");
            }
        });
        command.SetAction(parsed =>
        {
            var inventory = LocalPolicy.Inventory(console, parsed.GetValue(policy), parsed.GetValue(configuration));
            var read = LocalPolicy.Require(console, parsed.GetValue(policy), inventory);
            var when = parsed.GetValue(at) ?? DateTimeOffset.UtcNow;
            var question = parsed.GetValue(plan) is { } handle
                ? OfPlan(console, parsed.GetValue(configuration), inventory, handle, when)
                : new PolicyQuestion
                {
                    Principal = parsed.GetValue(principal)!,
                    At = when,
                    Devices = [.. parsed.GetValue(devices)!.Select(name => Device(inventory, name, parsed.GetValue(tags) ?? [], parsed.GetValue(site), Touches(parsed.GetValue(paths) ?? [], parsed.GetValue(operation)!)))],
                    DeviceCount = parsed.GetValue(devices)!.Length,
                    Edits = parsed.GetValue(edits) ?? parsed.GetValue(devices)!.Length * Math.Max(1, parsed.GetValue(paths)?.Length ?? 0),
                    IsRollback = parsed.GetValue(rollback),
                };
            foreach (var name in (parsed.GetValue(devices) ?? []).Where(name => inventory is not null && Find(inventory, name) is null))
            {
                console.Error.WriteLine(TerminalText.Clean($"{name} is not in the inventory: judged by what is given of it here."));
            }

            var verdict = PolicyJudge.Judge(read, parsed.GetValue(principal) is { } other ? question with { Principal = other } : question);
            Print(console, verdict, parsed.GetValue(json), withKeys: parsed.GetValue(plan) is null);
            return parsed.GetValue(expect) is { } expected && expected != PolicyWords.Of(verdict.Kind) ? CliExitCode.Failed : CliExitCode.Done;
        });
        return command;
    }

    private static DateTimeOffset? ReadTime(ArgumentResult result)
    {
        if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        result.AddError("--at takes a time as 2026-11-21T22:30:00+01:00.");
        return null;
    }

    private static PolicyQuestion OfPlan(CliConsole console, FileInfo? configuration, DeviceInventory? inventory, string handle, DateTimeOffset at)
    {
        var file = ConfigurationFile.Find(configuration?.FullName);
        var known = inventory ?? LocalInventory.Load(console, file);
        using var services = LocalInventory.Services(file, known);
        var directory = services.GetRequiredService<IDeviceDirectory>();
        if (!ChangeId.TryParse(handle, out var change))
        {
            throw new CliException(CliExitCode.Usage, "A plan's handle is c- and 32 hexadecimal digits.");
        }

        return services.GetRequiredService<IChanges>().FindPlan(change, new LocalCaller(Environment.UserName)).TryGet(out var plan, out var failure)
            ? PlanQuestion.Of(plan, name => directory.Find(name.Value).TryGet(out var device, out _) ? device : null, at)
            : throw new CliException(CliExitCode.Failed, TerminalText.Clean(failure.Message));
    }

    private static DeviceEntry? Find(DeviceInventory inventory, string name) =>
        DeviceName.TryParse(name, out var parsed) && inventory.Devices.TryGetValue(parsed, out var found) ? found : null;

    private static JudgedDevice Device(DeviceInventory? inventory, string name, string[] tags, string? site, IReadOnlyList<NodeTouch> touches)
    {
        var entry = inventory is null ? null : Find(inventory, name);
        return new JudgedDevice(name, [.. entry?.Tags ?? [], .. tags], site ?? entry?.Site, touches);
    }

    private static List<NodeTouch> Touches(string[] paths, string operation)
    {
        foreach (var path in paths.Where(path => !NodePath.TryParse(path, out _)))
        {
            throw new CliException(CliExitCode.Usage, $"'{TerminalText.Clean(path)}' is no path such as /ietf-interfaces:interfaces/interface[name='eth0'].");
        }

        return [.. from path in paths.DefaultIfEmpty("/") from kind in PolicyWords.Operations[operation] select new NodeTouch(path, kind, IsWhole: true)];
    }

    private static void Print(CliConsole console, PolicyVerdict verdict, bool json, bool withKeys)
    {
        string Path(NodeTouch touch) => withKeys ? touch.Path : PolicyWords.WithoutKeys(touch.Path);
        if (json)
        {
            JsonText.Write(console.Out, new JsonObject
            {
                ["effect"] = PolicyWords.Of(verdict.Kind),
                ["needs"] = new JsonArray([.. verdict.Needs.Select(need => (JsonNode)new JsonObject { ["count"] = need.Count, ["group"] = need.Group })]),
                ["policy"] = verdict.Policy.Id,
                ["findings"] = new JsonArray([.. verdict.Findings.Select(finding => (JsonNode)new JsonObject
                {
                    ["device"] = finding.Device,
                    ["operation"] = PolicyWords.Of(finding.Touch.Kind),
                    ["path"] = Path(finding.Touch),
                    ["effect"] = PolicyWords.Of(finding.Kind),
                    ["rules"] = new JsonArray([.. finding.Rules.Select(rule => (JsonNode)new JsonObject { ["name"] = rule.Name, ["effect"] = rule.Effect.ToString() })]),
                })]),
            });
            return;
        }

        console.Out.WriteLine(verdict.Needs.Count == 0 ? PolicyWords.Of(verdict.Kind) : $"approve: {string.Join(" and ", verdict.Needs)}");
        foreach (var finding in verdict.Findings)
        {
            console.Out.WriteLine(TerminalText.Clean($"  {finding.Device}: {PolicyWords.Of(finding.Touch.Kind)} {Path(finding.Touch)}: {PolicyWords.Of(finding.Kind)}"));
            foreach (var rule in finding.Rules)
            {
                console.Out.WriteLine(TerminalText.Clean($"    rule {rule.Name}: {rule.Effect}"));
            }

            if (finding.Rules.Count == 0)
            {
                console.Out.WriteLine($"    no rule; the default: {verdict.Policy.Default}");
            }
        }
    }
}
