using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>
/// Access tokens of the configured authorization server. Every credential that is no capability token is taken for one, so that whatever else comes (an ID
/// token, one of another server) is refused by the rules of RFC 9068 and recorded with the reason.
/// </summary>
internal sealed class AccessTokenVerifier : ICredentialVerifier
{
    private readonly AccessTokenJudge _judge;
    private readonly MountedDevices _mounted;
    private readonly TimeProvider _time;
    private readonly ILogger<AccessTokenVerifier> _log;

    public AccessTokenVerifier(AccessTokenJudge judge, MountedDevices mounted, TimeProvider time, ILogger<AccessTokenVerifier> log)
    {
        _judge = judge;
        _mounted = mounted;
        _time = time;
        _log = log;
    }

    /// <inheritdoc/>
    public async ValueTask<CredentialVerdict> VerifyAsync(PresentedCredential credential, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        if (TokenKind.IsCapability(credential.Text))
        {
            return new CredentialVerdict.NotMine();
        }

        return await _judge.JudgeAsync(credential.Text, credential.ProofThumbprint, cancellationToken) switch
        {
            AccessVerdict.Good good => new CredentialVerdict.Accepted(new TokenCaller(good.Identity, _mounted, _time, _log)),
            AccessVerdict.Refused refused => new CredentialVerdict.Refused(refused.Error, refused.Description, refused.Reason),
            AccessVerdict.Unavailable unavailable => new CredentialVerdict.Unavailable(unavailable.Reason),
            _ => throw new InvalidOperationException(),
        };
    }
}
