namespace NetMcp.Trust.Keys;

/// <summary>A file of keys cannot be used; the message says which, why, and what the operator can do. It names a path, so it is not for models.</summary>
public sealed class KeyFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    public KeyFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
