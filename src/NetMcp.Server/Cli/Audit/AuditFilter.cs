using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NetMcp.Audit.Searching;

namespace NetMcp.Server.Cli.Audit;

/// <summary>The options that say which records are meant.</summary>
internal sealed class AuditFilter
{
    private static readonly (string Option, string Member, string Description)[] Members =
    [
        ("--principal", "principal", "Of this principal."),
        ("--jti", "chain", "Of, or about, the token or link with this jti."),
        ("--device", "devices", "About this device."),
        ("--tool", "tool", "About calls of this tool."),
        ("--kind", "kind", "Of this kind: call-begun, call-ended, refused, change-step, checkpoint and so on."),
        ("--outcome", "outcome", "With this outcome: begun, succeeded, failed, refused, unknown."),
        ("--plan", "plan", "About the plan with this hash."),
        ("--change", "change", "About this change."),
        ("--call", "call", "About this call."),
    ];

    private readonly Option<DateTimeOffset?> _from = Time("--from", "At this time (RFC 3339) or later.");
    private readonly Option<DateTimeOffset?> _until = Time("--until", "Before this time.");
    private readonly List<(Option<string?> Option, string Member)> _members =
        [.. Members.Select(member => (new Option<string?>(member.Option) { Description = member.Description, HelpName = "TEXT" }, member.Member))];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_from);
        command.Add(_until);
        _members.ForEach(member => command.Add(member.Option));
    }

    /// <summary>What was asked for.</summary>
    public AuditQuery Read(ParseResult parsed) => new()
    {
        From = parsed.GetValue(_from),
        Until = parsed.GetValue(_until),
        Members = _members.Select(member => (member.Member, Value: parsed.GetValue(member.Option))).Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Member, pair => pair.Value!, StringComparer.Ordinal),
    };

    private static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Parse(result, name),
    };

    private static DateTimeOffset? Parse(ArgumentResult result, string name)
    {
        if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        result.AddError($"{name} takes a time, as 2026-01-31T12:00:00Z.");
        return null;
    }
}
