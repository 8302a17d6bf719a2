using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Connecting;

/// <summary>What the key exchange told about the server. Read on the loop.</summary>
internal sealed record ServerFacts(SshHostKey HostKey, SshNegotiated Negotiated)
{
    public static ServerFacts Read(NativeSession session) => new(ReadHostKey(session.Handle), new SshNegotiated(
        NativeText.Printable(NativeText.Read(LibSsh.ssh_get_serverbanner(session.Handle))),
        NativeText.Read(LibSsh.ssh_get_kex_algo(session.Handle)),
        NativeText.Read(LibSsh.ssh_get_cipher_out(session.Handle)),
        NativeText.Read(LibSsh.ssh_get_hmac_out(session.Handle))));

    private static SshHostKey ReadHostKey(nint session)
    {
        if (LibSsh.ssh_get_server_publickey(session, out var key) == SshCode.Ok)
        {
            try
            {
                if (LibSsh.ssh_pki_export_pubkey_base64(key, out var base64) == SshCode.Ok)
                {
                    var parsed = SshHostKey.TryParse(NativeText.Read(base64));
                    LibSsh.ssh_string_free_char(base64);
                    if (parsed is not null)
                    {
                        return parsed;
                    }
                }
            }
            finally
            {
                LibSsh.ssh_key_free(key);
            }
        }

        throw new SshException(SshFailureReason.ProtocolError, "The server's host key could not be read.");
    }
}
