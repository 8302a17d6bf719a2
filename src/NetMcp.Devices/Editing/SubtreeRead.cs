using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Failures;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Devices.Editing;

/// <summary>Reads subtrees of a datastore in one rpc, as data of the schema that the paths are of.</summary>
internal static class SubtreeRead
{
    public static async Task<Outcome<DataTree>> ExecuteAsync(
        NetconfSession session, DeviceName device, NetconfDatastore source, IReadOnlyList<DataPath> paths, int maxCharacters, ISecretMasker masker, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count, nameof(paths));
        var operation = new GetConfig
        {
            Source = source,
            Filter = NetconfFilter.Subtree(SubtreeFilter.Write(paths)),
            WithDefaults = DefaultsOf(session),
        };
        var outcome = await session.ExecuteAsync(operation, cancellationToken).ConfigureAwait(false);
        if (!outcome.ToOutcome(device, masker).TryGet(out var reply, out var failure))
        {
            return failure;
        }

        await using (reply.ConfigureAwait(false))
        {
            var copy = new SubtreeCopy(SubtreeNames.Of(paths), maxCharacters);
            var isData = !reply.HasContent || await reply.ReadContentAsync(copy.CopyAsync, cancellationToken).ConfigureAwait(false);
            return reply.Errors.Count > 0 ? RpcFailures.OfErrors(reply.Errors, reply.Warnings, device, masker)
                : isData ? Parse(copy, device, paths, maxCharacters, cancellationToken)
                : Answered(device, FailureCode.ProtocolError, "answered get-config with something else than data (RFC 6241 section 7.1).");
        }
    }

    /// <summary>
    /// RFC 6243 section 3.3: what somebody has set, and nothing else; null leaves a device that has another mode only to answer in that.
    /// </summary>
    public static WithDefaultsMode? DefaultsOf(NetconfSession session) =>
        session.Capabilities.WithDefaults?.Supports("explicit") == true ? WithDefaultsMode.Explicit : null;

    private static Outcome<DataTree> Parse(SubtreeCopy copy, DeviceName device, IReadOnlyList<DataPath> paths, int maxCharacters, CancellationToken cancellationToken)
    {
        var schema = paths[0].Schema;
        if (copy.IsTooLarge)
        {
            return Answered(device, FailureCode.LimitExceeded, $"has more configuration there than the limit of {maxCharacters} characters; change smaller subtrees at a time.");
        }

        var text = copy.Text;
        if (text.Length == 0 && copy.StrangeNamespace is { } strange && schema.FindModuleByNamespace(strange) is null)
        {
            // Junos answers so unless it is told to be rfc-compliant and yang-compliant. To take it for "not there" would be a wrong base.
            return Answered(device, FailureCode.ConfigIncompatible, "answered with configuration outside of the models that it announces, so what is there now cannot be told. An operator must make it speak those models.");
        }

        using var reader = System.Xml.XmlReader.Create(new StringReader(text), XmlDataReader.CreateSettings());
        var read = XmlDataReader.Read(reader, schema, cancellationToken: cancellationToken);
        if (read.Tree is null)
        {
            return Answered(device, FailureCode.LimitExceeded, $"has configuration there that is past a limit: {read.Problems[^1].Kind}.");
        }

        // Of these something was left out; a value or node that the models do not know was kept as it came.
        return read.Problems.FirstOrDefault(problem => problem.Kind is DataProblemKind.Duplicate or DataProblemKind.Misplaced) is { } problem
            ? Answered(device, FailureCode.ProtocolError, $"answered with configuration that contradicts its models at {problem.Path}.")
            : SubtreeSelection.Of(read.Tree, paths);
    }

    // It is a read: what came back says nothing about a change.
    private static Failure Answered(DeviceName device, FailureCode code, string text) =>
        new(code, $"{device} {text}") { Device = device, Transmission = Transmission.Refused };
}
