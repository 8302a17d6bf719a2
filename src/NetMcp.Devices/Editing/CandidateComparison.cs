using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Failures;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Editing;

/// <summary>
/// Finds out whether anybody has edited the candidate: both configurations are hashed while they stream, and neither is held. A session gives
/// one reply after the other, so they cannot be compared side by side.
/// </summary>
internal static class CandidateComparison
{
    public static async Task<Outcome<bool>> ExecuteAsync(
        NetconfSession session, DeviceName device, YangSchema? schema, ISecretMasker masker, CancellationToken cancellationToken)
    {
        if (!(await HashAsync(session, NetconfDatastore.Candidate, device, schema, masker, cancellationToken).ConfigureAwait(false)).TryGet(out var candidate, out var failure) ||
            !(await HashAsync(session, NetconfDatastore.Running, device, schema, masker, cancellationToken).ConfigureAwait(false)).TryGet(out var running, out failure))
        {
            return failure;
        }

        return candidate != running;
    }

    private static async Task<Outcome<string>> HashAsync(
        NetconfSession session, NetconfDatastore source, DeviceName device, YangSchema? schema, ISecretMasker masker, CancellationToken cancellationToken)
    {
        var operation = new GetConfig { Source = source, WithDefaults = SubtreeRead.DefaultsOf(session) };
        var outcome = await session.ExecuteAsync(operation, cancellationToken).ConfigureAwait(false);
        if (!outcome.ToOutcome(device, masker).TryGet(out var reply, out var failure))
        {
            return failure;
        }

        await using (reply.ConfigureAwait(false))
        {
            using var hash = new ConfigurationHash(schema);
            var value = reply.HasContent
                ? await reply.ReadContentAsync(hash.ReadAsync, cancellationToken).ConfigureAwait(false)
                : string.Empty;
            return reply.Errors.Count > 0 ? RpcFailures.OfErrors(reply.Errors, reply.Warnings, device, masker) : value;
        }
    }
}
