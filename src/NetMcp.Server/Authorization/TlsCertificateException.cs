namespace NetMcp.Server.Authorization;

/// <summary>The certificate of HTTPS cannot be used; the message is for the operator.</summary>
internal sealed class TlsCertificateException : Exception
{
    /// <summary>Makes the exception.</summary>
    public TlsCertificateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
