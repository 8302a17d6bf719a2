using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.status</c>: how a change stands; waits for a while if that is asked for, with notices of progress.</summary>
internal sealed class StatusTool(ToolServices services, IChanges changes) : NetworkTool(services, Definition(services.Options), GrantOperation.Plan)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.change.status";

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = ToolName,
        Title = "See how a change stands",
        Description = "How a change stands; with wait_seconds it waits until that changes for good or needs somebody.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{ {{ChangeArgument.Schema}},"wait_seconds":{"type":"integer","minimum":0,"maximum":{{(int)options.LongestChangeWait.TotalSeconds}} },
            "plan":{"type":"boolean","description":"With its plan and difference"} },
            "required":["change"],"additionalProperties":false}
            """),
        OutputSchema = StatusContent.Schema,
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var change = ChangeArgument.Read(arguments, Options);
        var wait = TimeSpan.FromSeconds(arguments.Number("wait_seconds", 0, (int)Options.LongestChangeWait.TotalSeconds) ?? 0);
        var withPlan = arguments.Flag("plan") ?? false;
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var progress = arguments.Progress is { } notes ? new StatusNotes(notes) : null;
        var outcome = await changes.WaitAsync(change, arguments.Access, wait, progress, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var status, out var failure))
        {
            return Failed(failure);
        }

        var answer = new StatusContent(Options, Failures).Answer(status);
        return withPlan ? WithPlan(answer, change, arguments) : answer;
    }

    private ToolAnswer WithPlan(ToolAnswer answer, ChangeId change, ToolArguments arguments)
    {
        if (!changes.FindPlan(change, arguments.Access).TryGet(out var plan, out var failure))
        {
            return Failed(failure);
        }

        var content = new PlanContent(Options, Failures).Write(plan, Options.DefaultMaxBytes / arguments.Form.Copies());
        answer.Structured["plan"] = content;
        return answer with { Text = PlanContent.Text(content) + "\n" + answer.Text };
    }

    private sealed class StatusNotes(ProgressNotes notes) : IProgress<ChangeStatus>
    {
        public void Report(ChangeStatus value) => notes.Add(StatusContent.Line(value));
    }
}
