namespace NetMcp.Ssh.Native;

/// <summary>libssh's SSH_AUTH_METHOD_* bits: what the server would accept next.</summary>
[Flags]
internal enum AuthMethods
{
    None = 0x01,
    Password = 0x02,
    PublicKey = 0x04,
    Interactive = 0x10,
}
