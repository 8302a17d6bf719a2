namespace NetMcp.Server.Authorization;

/// <summary>Judges one kind of credential. They are asked in order until one says that it is its own.</summary>
internal interface ICredentialVerifier
{
    /// <summary>Judges a credential of a request.</summary>
    ValueTask<CredentialVerdict> VerifyAsync(PresentedCredential credential, CancellationToken cancellationToken);
}
