using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Netconf.Operations;

namespace NetMcp.Devices.Failures;

/// <summary>What an operation of NETCONF came to, in the words of Core.</summary>
internal static class RpcOutcomes
{
    /// <summary>The value, or what the device lacks or refused. Warnings beside a value are left to the caller.</summary>
    public static Outcome<T> ToOutcome<T>(this RpcOutcome<T> outcome, DeviceName device, ISecretMasker masker) => outcome switch
    {
        RpcOutcome<T>.NotSupported lacking => RpcFailures.OfMissing(lacking.Missing, device),
        RpcOutcome<T>.Refused refused => RpcFailures.OfErrors(refused.Errors, refused.Warnings, device, masker),
        RpcOutcome<T>.Success success => success.Value,
        _ => throw new InvalidOperationException("An outcome of no known kind."),
    };
}
