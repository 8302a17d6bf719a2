namespace NetMcp.Trust.Revocation;

/// <summary>The list of revocations cannot be read or written. Who cannot read it must not let anybody in. The message names a path, so it is not for models.</summary>
public sealed class RevocationFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    public RevocationFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
