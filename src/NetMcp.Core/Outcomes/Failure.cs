using NetMcp.Core.Devices;

namespace NetMcp.Core.Outcomes;

/// <summary>An expected failure, in words and numbers that are safe to show to a model: no secret, no path, no stack trace.</summary>
/// <param name="Code">What kind of failure.</param>
/// <param name="Message">One or two sentences: what happened and what to do about it.</param>
public sealed record Failure(FailureCode Code, string Message)
{
    /// <summary>The device that it concerns, if one.</summary>
    public DeviceName? Device { get; init; }

    /// <summary>Every rpc-error that the device sent, warnings included, in its order.</summary>
    public IReadOnlyList<DeviceRpcError> RpcErrors { get; init; } = [];

    /// <summary>Whether the same call may succeed later without anybody changing anything.</summary>
    public bool Retryable { get; init; }

    /// <summary>How far the request got.</summary>
    public Transmission Transmission { get; init; } = Transmission.NotSent;

    /// <summary>Of <see cref="FailureCode.LockDenied"/>: the NETCONF session that the device names as the holder (RFC 6241 appendix A); null where it names none.</summary>
    public uint? LockHolder { get; init; }

    /// <summary>The least time to wait before a retry makes sense, if known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
