using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Failures;
using NetMcp.Devices.Masking;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Reading;

/// <summary>Sends one operation and makes its answer a document or a failure.</summary>
internal static class ReplyReading
{
    public static async Task<Outcome<DeviceDocument>> ExecuteAsync(
        NetconfSession session, ReadPlan plan, DeviceName device, SecretMasker masker, int maxBytes, int maxDepth, CancellationToken cancellationToken)
    {
        switch (await session.ExecuteAsync(plan.Operation, cancellationToken).ConfigureAwait(false))
        {
            case RpcOutcome<RpcReply>.NotSupported lacking:
                return RpcFailures.OfMissing(lacking.Missing, device);
            case RpcOutcome<RpcReply>.Refused refused:
                return RpcFailures.OfErrors(refused.Errors, refused.Warnings, device, masker);
            case RpcOutcome<RpcReply>.Success success:
                var reply = success.Value;
                await using (reply.ConfigureAwait(false))
                {
                    return await ReadAsync(reply, plan, device, masker, maxBytes, maxDepth, cancellationToken).ConfigureAwait(false);
                }

            default:
                throw new InvalidOperationException("An outcome of no known kind.");
        }
    }

    private static async Task<Outcome<DeviceDocument>> ReadAsync(
        RpcReply reply, ReadPlan plan, DeviceName device, SecretMasker masker, int maxBytes, int maxDepth, CancellationToken cancellationToken)
    {
        var copied = new CopiedReply(string.Empty, null, null, 0);
        if (reply.HasContent)
        {
            var copy = new ReplyCopy(masker, maxBytes, maxDepth);
            try
            {
                copied = await reply.ReadContentAsync(copy.CopyAsync, cancellationToken).ConfigureAwait(false);
            }
            catch (ReplyTooDeepException e)
            {
                return new Failure(FailureCode.LimitExceeded, e.Message) { Device = device, Transmission = Transmission.Unknown };
            }
        }

        // Errors may stand behind the content (RFC 6241 section 4.3 does not order them).
        return reply.Errors.Count > 0 ? RpcFailures.OfErrors(reply.Errors, reply.Warnings, device, masker) : new DeviceDocument
        {
            Xml = copied.Xml,
            Truncated = copied.CutAt is not null,
            CutAt = copied.CutAt,
            CutTextCharacters = copied.CutText,
            ReceivedBytes = reply.ReceivedBytes,
            MaskedValues = copied.MaskedValues,
            MixedConfigAndState = plan.Mixed,
            Warnings = [.. reply.Warnings.Select(warning => RpcFailures.Convert(warning, masker))],
        };
    }
}
