using System.Xml;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Filters;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Spooling;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Reading;

/// <summary>Chooses how a reply becomes a document.</summary>
internal sealed class ReplyForms(SpoolFolder spool, SpoolLimits limits)
{
    /// <summary>For a read.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="masker">Masks secrets.</param>
    /// <param name="device">The device's limits.</param>
    /// <param name="selects">Whether entries of other keys may come, for the device heeds no filter.</param>
    public IReplyForm For(ReadQuestion question, SecretMasker masker, DeviceLimits device, bool selects)
    {
        var request = question.Request;
        if (!question.IsJson)
        {
            return new XmlForm(masker, request.MaxBytes, device.MaxDepth, new SchemaTrail(question.Schema?.Schema));
        }

        var above = Above(question.Filter);
        var options = new XmlToJsonOptions
        {
            Limits = DataLimits.Default with { MaxDepth = device.MaxDepth },
            Depth = above.Count + request.Depth,
            Fields = Selection(question, above),
            Entries = selects && question.Filter is CheckedPath selected ? selected.Path : null,
            Content = request.Content switch
            {
                DataContent.Config => ContentSelection.Config,
                DataContent.State => ContentSelection.NonConfig,
                _ => ContentSelection.All,
            },
            Mask = new LeafMask(masker),
        };
        return new JsonForm(question.Schema!.Schema, options, request.MaxBytes, request.KeepRest ? spool : null, limits, request.Nodes);
    }

    /// <summary>For a read-only rpc, whose answer is XML whatever it is.</summary>
    public static IReplyForm ForRpc(string rpcXml, DeviceSchema? schema, SecretMasker masker, int maxBytes, DeviceLimits device) =>
        new XmlForm(masker, maxBytes, device.MaxDepth, new SchemaTrail(schema?.Schema, schema is null ? null : Operation(rpcXml, schema.Schema)));

    // The operations whose answer is a datastore have no output that says so: what stands in their data element are top-level nodes.
    private static OperationNode? Operation(string rpcXml, YangSchema schema)
    {
        using var reader = XmlReader.Create(new StringReader(rpcXml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        reader.MoveToContent();
        return schema.FindModuleByNamespace(reader.NamespaceURI) is { } module && schema.FindRoot(module.Name, reader.LocalName) is OperationNode { Output.Children: not [AnyNode] } operation
            ? operation
            : null;
    }

    /// <summary>
    /// What is wanted of the answer. The path is a part of it: not every device heeds the filter that it is sent (netconfd 2.13 heeds none in
    /// get-data).
    /// </summary>
    private static FieldFilter? Selection(ReadQuestion question, List<string> above) => Target(question.Filter) is { } target
        ? (question.Fields ?? new FieldFilter(null, string.Empty, [])).Under(above.Append(target))
        : question.Fields;

    /// <summary>The nodes above those that a path ends at.</summary>
    private static List<string> Above(PathFilter? filter) => filter switch
    {
        CheckedPath path => [.. path.Path.Steps.SkipLast(1).Select(step => step.Node.Module.Name + ":" + step.Node.Name)],
        LocationPath path => [.. path.Steps.SkipLast(1).Select(Name)],
        _ => [],
    };

    private static string? Target(PathFilter? filter) => filter switch
    {
        CheckedPath path => path.Path.Target.Module.Name + ":" + path.Path.Target.Name,
        LocationPath path => Name(path.Steps[^1]),
        _ => null,
    };

    private static string Name(PathStep step) => step.Module is null ? step.Name : step.Module + ":" + step.Name;
}
