using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;

namespace NetMcp.Devices.Failures;

/// <summary>What a device's refusal means. The device's own words are masked: an error may quote what was sent or what is stored.</summary>
internal static class RpcFailures
{
    private const int MaxText = 4096;

    public static Failure OfErrors(IReadOnlyList<RpcError> errors, IReadOnlyList<RpcError> warnings, DeviceName device, ISecretMasker masker)
    {
        var first = errors[0];
        var (code, retryable) = first.Tag switch
        {
            "access-denied" => (FailureCode.AccessDenied, false),
            "in-use" or "lock-denied" or "resource-denied" => (FailureCode.Busy, true),
            "operation-not-supported" => (FailureCode.NotSupported, false),
            "too-big" => (FailureCode.LimitExceeded, false),
            _ => (FailureCode.DeviceError, false),
        };
        var words = Masked(first.Message, masker) is { Length: > 0 } message ? $": {message}" : string.Empty;
        var more = errors.Count > 1 ? $" (and {errors.Count - 1} more)" : string.Empty;
        return new Failure(code, $"{device} refused with {Masked(first.Tag, masker)}{words}{more}.".Replace("..", ".", StringComparison.Ordinal))
        {
            Device = device,
            Retryable = retryable,
            Transmission = Transmission.Refused,
            RpcErrors = [.. errors.Concat(warnings).Select(error => Convert(error, masker))],
        };
    }

    public static Failure OfMissing(MissingCapability missing, DeviceName device) =>
        new(FailureCode.NotSupported, $"{device}: {missing.Message} network.device.describe lists what it has.") { Device = device };

    public static DeviceRpcError Convert(RpcError error, ISecretMasker masker) => new()
    {
        Type = Masked(error.Type, masker)!,
        Tag = Masked(error.Tag, masker)!,
        Severity = error.Severity == RpcErrorSeverity.Warning ? "warning" : "error",
        AppTag = Masked(error.AppTag, masker),
        Path = Masked(error.Path, masker),
        Message = Masked(error.Message, masker),
        Info = Masked(error.Info?.Xml, masker),
    };

    private static string? Masked(string? text, ISecretMasker masker)
    {
        if (text is null)
        {
            return null;
        }

        var masked = masker.MaskText(text.Trim());
        return masked.Length <= MaxText ? masked : masked[..MaxText] + "...";
    }
}
