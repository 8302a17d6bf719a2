using System.Runtime.InteropServices;
using NetMcp.Ssh.Native;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

/// <summary>libssh takes a wrong option number in silence, so what can be read back is read back.</summary>
public sealed unsafe class NativeTests
{
    [RequiresFact(Prerequisite.Libssh)]
    public void Options_SetByNumber_ReadBackByName()
    {
        LibSshLibrary.Require();
        var session = LibSsh.ssh_new();
        try
        {
            Set(session, SshOption.Host, "device.example");
            Set(session, SshOption.User, "operator");
            Set(session, SshOption.KnownHosts, "/dev/null");
            Set(session, SshOption.GlobalKnownHosts, "/dev/zero");
            var port = 8301;
            Assert.Equal(0, LibSsh.ssh_options_set(session, SshOption.Port, &port));

            Assert.Equal("device.example", Get(session, SshOption.Host));
            Assert.Equal("operator", Get(session, SshOption.User));
            Assert.Equal("/dev/null", Get(session, SshOption.KnownHosts));
            Assert.Equal("/dev/zero", Get(session, SshOption.GlobalKnownHosts));
            LibSsh.ssh_options_get_port(session, out var read);
            Assert.Equal(8301u, read);
        }
        finally
        {
            LibSsh.ssh_free(session);
        }
    }

    /// <summary>A list option takes names of its own kind only, so a number off by one is refused here.</summary>
    [RequiresTheory(Prerequisite.Libssh)]
    [InlineData((int)SshOption.KeyExchange, "curve25519-sha256")]
    [InlineData((int)SshOption.HostKeys, "ssh-ed25519")]
    [InlineData((int)SshOption.PublicKeyAcceptedTypes, "ssh-ed25519")]
    [InlineData((int)SshOption.CiphersClientToServer, "aes256-ctr")]
    [InlineData((int)SshOption.CiphersServerToClient, "aes256-ctr")]
    [InlineData((int)SshOption.MacsClientToServer, "hmac-sha2-256")]
    [InlineData((int)SshOption.MacsServerToClient, "hmac-sha2-256")]
    public void AlgorithmOption_TakesItsOwnKindOnly(int option, string name)
    {
        LibSshLibrary.Require();
        var session = LibSsh.ssh_new();
        try
        {
            Assert.Equal(0, SetRaw(session, (SshOption)option, name));
            Assert.NotEqual(0, SetRaw(session, (SshOption)option, "no-such-algorithm"));
        }
        finally
        {
            LibSsh.ssh_free(session);
        }
    }

    private static void Set(nint session, SshOption option, string value) => Assert.Equal(0, SetRaw(session, option, value));

    private static int SetRaw(nint session, SshOption option, string value)
    {
        fixed (byte* text = NativeText.Terminated(value))
        {
            return LibSsh.ssh_options_set(session, option, text);
        }
    }

    private static string Get(nint session, SshOption option)
    {
        Assert.Equal(0, LibSsh.ssh_options_get(session, option, out var value));
        var text = Marshal.PtrToStringUTF8(value)!;
        LibSsh.ssh_string_free_char(value);
        return text;
    }
}
