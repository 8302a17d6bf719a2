using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Core.Access;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Changing;

namespace NetMcp.Tools.Draft;

/// <summary>
/// <c>network.commit</c> of draft-zw-opsawg-mcp-network-mgmt: applies what network.yang.edit staged, or confirms it. How long there is to
/// confirm, and the comment, are part of the plan and are given there.
/// </summary>
internal sealed class CommitTool(ToolServices services, IChanges changes) : NetworkTool(services, Definition, GrantOperation.Apply)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.commit";

    private static Tool Definition => new()
    {
        Name = ToolName,
        Title = "Commit staged edits",
        Description = "Applies what network.yang.edit staged, or with confirm keeps what is pending. commit_id is for network.rollback.",
        Annotations = ToolDefinitions.Changing(destructive: true, idempotent: true),
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{ {{ChangeArgument.Schema}},"confirm":{"type":"boolean"} },"required":["change"],"additionalProperties":false}
            """),
        OutputSchema = StatusContent.Schema,
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var change = ChangeArgument.Read(arguments, Options);
        var confirm = arguments.Flag("confirm") ?? false;
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var outcome = confirm
            ? await changes.ConfirmAsync(change, arguments.Access, cancellationToken).ConfigureAwait(false)
            : await changes.ApplyAsync(new ApplyRequest(change, arguments.Access), cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var status, out var failure))
        {
            return Failed(failure);
        }

        var answer = new StatusContent(Options, Failures).Answer(status);
        answer.Structured["commit_id"] = status.Change.Value;
        return answer;
    }
}
