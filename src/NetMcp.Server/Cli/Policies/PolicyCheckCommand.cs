using System.CommandLine;
using NetMcp.Server.Cli.Yang;

namespace NetMcp.Server.Cli.Policies;

/// <summary><c>netmcp policy check</c>: reads the policy and reports every mistake in it.</summary>
internal static class PolicyCheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var policy = LocalPolicy.File();
        var configuration = CommonOptions.Configuration();
        var modules = RuleModules.Folders();
        var command = new Command("check", "Read the policy and report every mistake in it. Exit codes: 0 correct, 78 not.") { policy, configuration, modules };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Check(parsed, cancellationToken)));
        return command;

        int Check(ParseResult parsed, CancellationToken cancellationToken)
        {
            var file = parsed.GetValue(policy);
            if (LocalPolicy.Load(console, file, file is null ? LocalPolicy.Inventory(console, null, parsed.GetValue(configuration)) : null).Policy is not { } read)
            {
                return CliExitCode.Configuration;
            }

            var mistakes = RuleModules.Check(
                console, parsed.GetValue(modules) ?? [], read.Rules.SelectMany(rule => rule.Paths.Select(path => ($"rule {rule.Name}", path))), cancellationToken);
            RuleModules.Print(console, mistakes);
            if (mistakes.Count > 0)
            {
                return CliExitCode.Configuration;
            }

            console.Out.WriteLine($"correct; {read.Rules.Count} rules, {read.Groups.Count} groups, otherwise {read.Default}.");
            return CliExitCode.Done;
        }
    }
}
