using System.Runtime.InteropServices;

namespace NetMcp.Ssh.Native;

/// <summary>The part of libssh that is used, under its own names. Sessions and channels are bare pointers; their owners are in Loop/.</summary>
internal static unsafe partial class LibSsh
{
    private const string Library = "libssh.so.4";

    [LibraryImport(Library)]
    public static partial nint ssh_version(int required);

    [LibraryImport(Library)]
    public static partial int ssh_init();

    [LibraryImport(Library)]
    public static partial int ssh_set_log_level(int level);

    [LibraryImport(Library)]
    public static partial int ssh_set_log_callback(delegate* unmanaged[Cdecl]<int, byte*, byte*, void*, void> callback);

    [LibraryImport(Library)]
    public static partial nint ssh_new();

    [LibraryImport(Library)]
    public static partial void ssh_free(nint session);

    [LibraryImport(Library)]
    public static partial int ssh_options_set(nint session, SshOption option, void* value);

    [LibraryImport(Library)]
    public static partial int ssh_options_get(nint session, SshOption option, out nint value);

    [LibraryImport(Library)]
    public static partial int ssh_options_get_port(nint session, out uint port);

    [LibraryImport(Library)]
    public static partial void ssh_set_blocking(nint session, int blocking);

    [LibraryImport(Library)]
    public static partial int ssh_connect(nint session);

    [LibraryImport(Library)]
    public static partial void ssh_disconnect(nint session);

    [LibraryImport(Library)]
    public static partial int ssh_is_connected(nint session);

    [LibraryImport(Library)]
    public static partial SessionStatus ssh_get_status(nint session);

    [LibraryImport(Library)]
    public static partial SessionStatus ssh_get_poll_flags(nint session);

    [LibraryImport(Library)]
    public static partial int ssh_get_fd(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_get_error(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_get_disconnect_message(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_get_serverbanner(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_get_kex_algo(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_get_cipher_out(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_get_hmac_out(nint session);

    [LibraryImport(Library)]
    public static partial int ssh_get_server_publickey(nint session, out nint key);

    [LibraryImport(Library)]
    public static partial void ssh_key_free(nint key);

    [LibraryImport(Library)]
    public static partial int ssh_pki_export_pubkey_base64(nint key, out nint base64);

    [LibraryImport(Library)]
    public static partial int ssh_pki_import_privkey_base64(
        byte* text, byte* passphrase, delegate* unmanaged[Cdecl]<byte*, byte*, nuint, int, int, void*, int> ask, void* userData, out nint key);

    [LibraryImport(Library)]
    public static partial void ssh_string_free_char(nint text);

    [LibraryImport(Library)]
    public static partial int ssh_userauth_none(nint session, byte* user);

    [LibraryImport(Library)]
    public static partial AuthMethods ssh_userauth_list(nint session, byte* user);

    [LibraryImport(Library)]
    public static partial int ssh_userauth_publickey(nint session, byte* user, nint key);

    [LibraryImport(Library)]
    public static partial int ssh_userauth_agent(nint session, byte* user);

    [LibraryImport(Library)]
    public static partial int ssh_set_agent_socket(nint session, int fd);

    [LibraryImport(Library)]
    public static partial int ssh_userauth_password(nint session, byte* user, byte* password);

    [LibraryImport(Library)]
    public static partial int ssh_userauth_kbdint(nint session, byte* user, byte* methods);

    [LibraryImport(Library)]
    public static partial nint ssh_userauth_kbdint_getname(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_userauth_kbdint_getinstruction(nint session);

    [LibraryImport(Library)]
    public static partial int ssh_userauth_kbdint_getnprompts(nint session);

    [LibraryImport(Library)]
    public static partial nint ssh_userauth_kbdint_getprompt(nint session, uint index, out byte echo);

    [LibraryImport(Library)]
    public static partial int ssh_userauth_kbdint_setanswer(nint session, uint index, byte* answer);

    [LibraryImport(Library)]
    public static partial nint ssh_channel_new(nint session);

    [LibraryImport(Library)]
    public static partial void ssh_channel_free(nint channel);

    [LibraryImport(Library)]
    public static partial int ssh_add_channel_callbacks(nint channel, ChannelCallbacks* callbacks);

    [LibraryImport(Library)]
    public static partial int ssh_remove_channel_callbacks(nint channel, ChannelCallbacks* callbacks);

    [LibraryImport(Library)]
    public static partial int ssh_channel_open_session(nint channel);

    [LibraryImport(Library)]
    public static partial int ssh_channel_request_subsystem(nint channel, byte* name);

    [LibraryImport(Library)]
    public static partial int ssh_channel_request_exec(nint channel, byte* command);

    [LibraryImport(Library)]
    public static partial int ssh_channel_write(nint channel, void* data, uint length);

    [LibraryImport(Library)]
    public static partial int ssh_channel_read_nonblocking(nint channel, void* buffer, uint length, int isError);

    [LibraryImport(Library)]
    public static partial int ssh_channel_send_eof(nint channel);

    [LibraryImport(Library)]
    public static partial int ssh_channel_is_open(nint channel);

    [LibraryImport(Library)]
    public static partial nint ssh_event_new();

    [LibraryImport(Library)]
    public static partial void ssh_event_free(nint ev);

    [LibraryImport(Library)]
    public static partial int ssh_event_add_session(nint ev, nint session);

    [LibraryImport(Library)]
    public static partial int ssh_event_remove_session(nint ev, nint session);

    [LibraryImport(Library)]
    public static partial int ssh_event_dopoll(nint ev, int timeoutMilliseconds);
}
