using System.Diagnostics.CodeAnalysis;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>
/// What an operation came to; exactly one of the three nested kinds. A session that broke is a
/// <see cref="Session.NetconfException"/> instead.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "The cases of a closed hierarchy belong inside it.")]
public abstract record RpcOutcome<T>
{
    private RpcOutcome()
    {
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsSuccess => this is Success;

    /// <summary>The device did it.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Warnings">rpc-errors of severity warning that came along.</param>
    public sealed record Success(T Value, IReadOnlyList<RpcError> Warnings) : RpcOutcome<T>;

    /// <summary>The device answered with rpc-errors.</summary>
    /// <param name="Errors">Those of severity error, at least one, in the device's order.</param>
    /// <param name="Warnings">Those of severity warning.</param>
    public sealed record Refused(IReadOnlyList<RpcError> Errors, IReadOnlyList<RpcError> Warnings) : RpcOutcome<T>;

    /// <summary>Nothing was sent: the device does not announce what the operation needs.</summary>
    /// <param name="Missing">What it lacks.</param>
    public sealed record NotSupported(MissingCapability Missing) : RpcOutcome<T>;
}
