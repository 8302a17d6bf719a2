using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Devices.Reading;

/// <summary>
/// Leaves a device's own words, and how much it sent, out of what somebody is told from whom nodes are hidden: an rpc-error or a warning may name them (RFC 6241
/// section 4.3: error-path, error-message, error-info), and bytes count them.
/// </summary>
internal static class HiddenWords
{
    public static Outcome<DeviceDocument> Without(Outcome<DeviceDocument> outcome, DeviceName device)
    {
        if (outcome.TryGet(out var document, out var failure))
        {
            return document with { ReceivedBytes = 0, Warnings = [] };
        }

        return failure.RpcErrors.Count == 0 ? failure : failure with
        {
            Message = $"{device} refused the read. What it said is not shown to a caller from whom nodes are hidden.",
            RpcErrors = [],
        };
    }
}
