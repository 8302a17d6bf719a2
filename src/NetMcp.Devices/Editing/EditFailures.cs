using System.Globalization;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Failures;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Editing;

/// <summary>What goes wrong on a session that changes a device.</summary>
internal static class EditFailures
{
    /// <summary>A refusal. Denied locks, and what another's lock forbids, are told with the holder (RFC 6241 appendix A, lock-denied and in-use).</summary>
    /// <param name="errors">The errors, at least one.</param>
    /// <param name="warnings">The warnings.</param>
    /// <param name="device">The device.</param>
    /// <param name="what">What was refused: "the lock on candidate".</param>
    /// <param name="isLock">Whether a lock was asked for: then whatever a device says of its state means that it is not to be had now.</param>
    /// <param name="masker">Masks the device's words.</param>
    public static Failure OfErrors(
        IReadOnlyList<RpcError> errors, IReadOnlyList<RpcError> warnings, DeviceName device, string what, bool isLock, ISecretMasker masker)
    {
        var failure = RpcFailures.OfErrors(errors, warnings, device, masker);
        var tag = errors[0].Tag;
        // Junos says operation-failed of a candidate that somebody has edited.
        if (tag is not ("lock-denied" or "in-use") && !(isLock && tag is "resource-denied" or "operation-failed" && errors.Count == 1))
        {
            return failure;
        }

        var holder = errors[0].Info?.SessionId ?? 0;
        var who = holder != 0
            ? string.Create(CultureInfo.InvariantCulture, $"session {holder} holds it")
            : "session 0: no NETCONF session holds it, but another user or program of the device, or the candidate has edits that nobody has committed or discarded";
        var words = failure.RpcErrors[0].Message is { Length: > 0 } message ? $" It says: {message}" : string.Empty;
        return failure with
        {
            Code = FailureCode.LockDenied,
            Message = $"{device} denied {what}; {who}. Edits of others are never discarded; try again when they are done.{words}",
            Retryable = true,
            LockHolder = tag == "lock-denied" && holder is > 0 and <= uint.MaxValue ? (uint)holder : null,
        };
    }

    /// <summary>No answer: it was not sent, or nobody knows what the device did.</summary>
    public static Failure OfSession(NetconfException exception, DeviceName device, string what)
    {
        var failure = NetconfFailures.OfRpc(exception, device);
        return failure with
        {
            Retryable = false,
            Message = failure.Transmission == Transmission.Unknown
                ? $"{failure.Message} {char.ToUpperInvariant(what[0])}{what[1..]} was sent and not answered: whether it was done is unknown."
                : $"{failure.Message} {char.ToUpperInvariant(what[0])}{what[1..]} was not sent.",
        };
    }
}
