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
        NetconfSession session, ReadPlan plan, DeviceName device, SecretMasker masker, IReplyForm form, CancellationToken cancellationToken)
    {
        var outcome = await session.ExecuteAsync(plan.Operation, cancellationToken).ConfigureAwait(false);
        if (!outcome.ToOutcome(device, masker).TryGet(out var reply, out var failure))
        {
            return failure;
        }

        await using (reply.ConfigureAwait(false))
        {
            return await ReadAsync(reply, plan, device, masker, form, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Outcome<DeviceDocument>> ReadAsync(
        RpcReply reply, ReadPlan plan, DeviceName device, SecretMasker masker, IReplyForm form, CancellationToken cancellationToken)
    {
        var read = reply.HasContent ? await reply.ReadContentAsync(form.ReadAsync, cancellationToken).ConfigureAwait(false) : form.Empty;
        if (!read.TryGet(out var document, out var failure))
        {
            return failure with { Device = device, Transmission = Transmission.Unknown };
        }

        // Errors may stand behind the content (RFC 6241 section 4.3 does not order them).
        return reply.Errors.Count > 0 ? RpcFailures.OfErrors(reply.Errors, reply.Warnings, device, masker) : document with
        {
            ReceivedBytes = reply.ReceivedBytes,
            MixedConfigAndState = plan.Mixed,
            Warnings = [.. reply.Warnings.Select(warning => RpcFailures.Convert(warning, masker))],
        };
    }
}
