namespace NetMcp.Ssh.Native;

/// <summary>
/// libssh's <c>enum ssh_options_e</c>. The values are spelled out because a number off by one is accepted in silence; a test reads them back.
/// </summary>
internal enum SshOption
{
    Host = 0,
    Port = 1,
    User = 4,
    SshDirectory = 5,
    KnownHosts = 8,
    CiphersClientToServer = 15,
    CiphersServerToClient = 16,
    CompressionClientToServer = 17,
    CompressionServerToClient = 18,
    KeyExchange = 24,
    HostKeys = 25,
    MacsClientToServer = 29,
    MacsServerToClient = 30,
    GlobalKnownHosts = 35,
    NoDelay = 36,
    PublicKeyAcceptedTypes = 37,
    ProcessConfig = 38,
    RekeyData = 39,
}
