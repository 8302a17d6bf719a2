namespace NetMcp.Changes;

/// <summary>Changes cannot be kept where they are to be kept: the gateway must not start without knowing what it left behind.</summary>
public sealed class ChangesUnavailableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why, for an operator.</param>
    /// <param name="innerException">What the disk said.</param>
    public ChangesUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
