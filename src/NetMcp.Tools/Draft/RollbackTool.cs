using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Core.Access;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Changing;

namespace NetMcp.Tools.Draft;

/// <summary>
/// <c>network.rollback</c> of draft-zw-opsawg-mcp-network-mgmt, by commit id only: the draft's <c>steps</c> would take back what others
/// changed in between.
/// </summary>
internal sealed class RollbackTool(ToolServices services, IChanges changes) : NetworkTool(services, Definition, GrantOperation.Apply)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.rollback";

    private const string CommitId = "commitId";

    private static Tool Definition => new()
    {
        Name = ToolName,
        Title = "Take a commit back",
        Description = "Takes back what a commit did, and nothing else; refused where somebody has changed the same paths since.",
        Annotations = ToolDefinitions.Changing(destructive: true, idempotent: true),
        InputSchema = ToolJson.Parse($$"""{"type":"object","properties":{"{{CommitId}}":{"type":"string"} },"required":["{{CommitId}}"],"additionalProperties":false}"""),
        OutputSchema = StatusContent.Schema,
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var change = ChangeArgument.Read(arguments, Options, CommitId);
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var outcome = await changes.RollBackAsync(change, arguments.Access, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var status, out var failure) ? new StatusContent(Options, Failures).Answer(status) : Failed(failure);
    }
}
