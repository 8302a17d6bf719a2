using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.Ssh;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>Once a password is on its way, a login without an answer may have counted on the server.</summary>
public sealed class LoginOutcomeTests : IAsyncLifetime, IDisposable
{
    // An ed25519 public key: the type, and 32 bytes.
    private const string HostKey = "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private readonly TempDirectory _secret = new();
    private readonly FakeConnector _server = new(SshHostKey.TryParse(HostKey)!);
    private DeviceStand _stand = null!;

    public async Task InitializeAsync()
    {
        var yaml = $$"""
            credentials: { k: { kind: password-file, path: {{_secret.Write("password", "s3cret\n")}} } }
            defaults: { user: u, credential: k }
            devices:
              - { name: a, address: 192.0.2.1 }
              - { name: b, address: 192.0.2.2 }
            """;
        _stand = new DeviceStand(yaml, services => services.AddSingleton<ISshConnector>(_server));
        var known = new KnownHostsFile(_stand.KnownHosts);
        await known.RecordAsync("192.0.2.1", 830, SshHostKey.TryParse(HostKey)!, Guard.Token()).Guarded();
        await known.RecordAsync("192.0.2.2", 830, SshHostKey.TryParse(HostKey)!, Guard.Token()).Guarded();
    }

    public async Task DisposeAsync() => await _stand.DisposeAsync();

    public void Dispose() => _secret.Dispose();

    [Theory]
    [InlineData(SshFailureReason.Timeout)]
    [InlineData(SshFailureReason.ConnectionLost)]
    [InlineData(SshFailureReason.EndOfStream)]
    public async Task Read_LoginEndsUnansweredAfterThePassword_SendsItNoMore(SshFailureReason end)
    {
        _server.End = end;

        var outcomes = await Task.WhenAll(_stand.ReadAsync("a", "/m:x"), _stand.ReadAsync("b", "/m:x")).Guarded();
        var later = await _stand.ReadAsync("a", "/m:x");

        Assert.Equal(["s3cret"], _server.Passwords);
        Assert.All(outcomes.Append(later), outcome => Assert.False(outcome.Failure!.Retryable));
        Assert.All(_stand.Directory.List(new DeviceQuery()), device => Assert.Equal(DeviceState.Blocked, device.State));
    }

    [Fact]
    public async Task Read_ConnectionEndsBeforeThePassword_IsTriedOnceMoreAndBlocksNothing()
    {
        (_server.End, _server.AsksForPassword) = (SshFailureReason.ConnectionLost, false);

        var failure = (await _stand.ReadAsync("a", "/m:x")).Failure!;

        Assert.Equal((2, true), (_server.Attempts, failure.Retryable));
        Assert.Equal(DeviceState.Down, _stand.Directory.Find("a").Value.State);
    }

    [Fact]
    public async Task Open_CallerGivesUpAfterThePassword_HearsTheServersAnswerFirst()
    {
        var mayEnd = new TaskCompletionSource();
        (_server.End, _server.MayEnd) = (SshFailureReason.AuthenticationFailed, mayEnd.Task);
        using var impatient = new CancellationTokenSource();
        var entry = _stand.Get<IInventory>().Current.Devices[DeviceName.Parse("a")];

        var opening = _stand.Get<IDeviceTransports>().OpenAsync(entry, forChange: true, impatient.Token);
        await _server.Asked.Task.Guarded();
        await impatient.CancelAsync();
        Assert.False(opening.IsCompleted);
        mayEnd.SetResult();

        Assert.Equal(OpenFailureKind.Login, (await opening.Guarded()).Failure!.Kind);
        Assert.Equal(FailureCode.AccessDenied, (await _stand.ReadAsync("b", "/m:x")).Failure!.Code);
        Assert.Single(_server.Passwords);
    }

    [Fact]
    public async Task Reload_ByOperator_LiftsTheBlocksAndAFileOnlyThoseOfWhatChanged()
    {
        _server.End = SshFailureReason.AuthenticationFailed;
        await _stand.ReadAsync("a", "/m:x");

        File.AppendAllText(_stand.Main, "\n  - { name: c, address: 192.0.2.3 }\n");
        Assert.Empty(_stand.Get<IInventory>().Reload(byOperator: false).Mistakes);
        await _stand.ReadAsync("a", "/m:x");
        await _stand.ReadAsync("b", "/m:x");
        Assert.Single(_server.Passwords);

        Assert.Empty(_stand.Get<IInventory>().Reload(byOperator: true).Mistakes);
        await _stand.ReadAsync("a", "/m:x");
        Assert.Equal(2, _server.Passwords.Count);

        File.WriteAllText(_stand.Main, File.ReadAllText(_stand.Main).Replace("192.0.2.2 }", "192.0.2.2, profile: junos }", StringComparison.Ordinal));
        Assert.Empty(_stand.Get<IInventory>().Reload(byOperator: false).Mistakes);
        await _stand.ReadAsync("a", "/m:x");
        Assert.Equal(2, _server.Passwords.Count);
        await _stand.ReadAsync("b", "/m:x");
        Assert.Equal(3, _server.Passwords.Count);
    }
}
