using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Schemas;
using NetMcp.Yang.Paths;

namespace NetMcp.Tools.Resources;

/// <summary><c>network:///device/{name}/schema/{+path}</c>: a node of a device's models, as <c>network.yang.describe</c> shows it.</summary>
internal sealed class SchemaResource(ToolServices services, DeviceModels models) : DeviceResource(services)
{
    // Enough to see where to go on, and no page for each of the large models.
    private const int TreeDepth = 3;

    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        UriTemplate = SchemaAddress.Template,
        Name = "schema",
        Title = "Models of a device",
        Description = "What a node of a device's YANG models is and what is in it: a summary, and a tree diagram (RFC 8340). E.g. schema/ietf-interfaces:interfaces/interface.",
        MimeType = "application/json",
    };

    /// <inheritdoc/>
    protected override string ToolName => YangDescribeTool.ToolName;

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => SchemaAddress.TryRead(uri, out _, out var problem) || problem is not null;

    /// <inheritdoc/>
    protected override async Task<Outcome<ReadResourceResult>> ReadAsync(string uri, ICaller caller, CancellationToken cancellationToken)
    {
        if (!SchemaAddress.TryRead(uri, out var address, out var problem))
        {
            return new Failure(FailureCode.InvalidArgument, problem ?? "There is no such resource.");
        }

        var outcome = await models.FindAsync(address.Device, caller, datastore: null, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var device, out var failure))
        {
            return failure;
        }

        var content = new NodeContent(Services.Options, Services.Failures, device.Shows);
        if (address.Path.Length == 0)
        {
            return new ReadResourceResult { Contents = [Json(uri, content.WriteTop(device.Models))] };
        }

        if (!DataPath.TryRead(device.Schema, "/" + address.Path, device.Shows, out var path, out var error))
        {
            return new Failure(FailureCode.InvalidArgument, error.Message) { Device = device.Name };
        }

        var tree = content.Write(path.Target, DescribeForm.Tree, TreeDepth);
        return new ReadResourceResult
        {
            Contents =
            [
                Json(uri, content.Write(path.Target, DescribeForm.Summary, depth: null)),
                new TextResourceContents { Uri = uri, MimeType = "text/plain", Text = tree.Text! },
            ],
        };
    }

    private static TextResourceContents Json(string uri, ToolAnswer answer) =>
        new() { Uri = uri, MimeType = "application/json", Text = ToolJson.Write(answer.Structured) };
}
