namespace NetMcp.Server.Hosting;

/// <summary>The gateway refuses to start; the message is for the operator.</summary>
internal sealed class GatewayStartException : Exception
{
    /// <summary>Makes the exception.</summary>
    public GatewayStartException(GatewayStartFailure reason, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
    }

    /// <summary>Why.</summary>
    public GatewayStartFailure Reason { get; }
}
