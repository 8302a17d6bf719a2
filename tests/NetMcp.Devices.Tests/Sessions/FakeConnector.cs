using System.Collections.Concurrent;
using NetMcp.Devices.Sessions;
using NetMcp.Ssh;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>Logins that end as a test says, after the host key was judged and perhaps the password taken; none succeeds.</summary>
internal sealed class FakeConnector(SshHostKey hostKey) : ISshConnector
{
    private readonly ConcurrentQueue<string> _passwords = new();

    public int Attempts { get; private set; }

    /// <summary>The passwords that were handed out.</summary>
    public IReadOnlyCollection<string> Passwords => _passwords;

    public SshFailureReason End { get; set; } = SshFailureReason.Timeout;

    public bool AsksForPassword { get; set; } = true;

    /// <summary>Completed when a login has its password.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A login with its password waits for this.</summary>
    public Task MayEnd { get; set; } = Task.CompletedTask;

    public async Task<SshConnection> ConnectAsync(SshConnectionOptions options, CancellationToken cancellationToken)
    {
        Attempts++;
        switch (await options.HostKeys.VerifyAsync(options.Host, options.Port, hostKey, cancellationToken))
        {
            case HostKeyVerdict.Trusted:
                break;
            case HostKeyVerdict.NotNow:
                throw new SshException(SshFailureReason.LoginWithheld, "not now");
            default:
                throw new SshException(SshFailureReason.HostKeyUnknown, "not trusted");
        }

        if (AsksForPassword)
        {
            var password = (SshPasswordCredential)options.Credentials[0];
            _passwords.Enqueue((await password.Password(cancellationToken))!);
            Asked.TrySetResult();
            await MayEnd.WaitAsync(cancellationToken);
        }

        throw new SshException(End, "ended");
    }
}
