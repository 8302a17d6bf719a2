using System.Security.Cryptography;

namespace NetMcp.TestKit.Devices;

/// <summary>How a client reaches a lab sshd: the address, the user, and the key files that the lab scripts wrote.</summary>
public sealed class SshEndpoint
{
    private readonly string _directory;

    /// <summary>Reads what a lab script left in a directory.</summary>
    public SshEndpoint(string directory, int port)
    {
        _directory = directory;
        Port = port;
    }

    /// <summary>127.0.0.1.</summary>
    public string Host { get; } = "127.0.0.1";

    /// <summary>The TCP port; it stays the same over a restart.</summary>
    public int Port { get; }

    /// <summary>The user that the client key logs in as: whoever runs the tests.</summary>
    public string User { get; } = Environment.UserName;

    /// <summary>The client's private key, OpenSSH format, without passphrase.</summary>
    public string PrivateKeyFile => Path.Combine(_directory, "client_key");

    /// <summary>The file of keys that may log in; a test may append to it.</summary>
    public string AuthorizedKeysFile => Path.Combine(_directory, "authorized_keys");

    /// <summary>A known_hosts file that holds the host key of the first start, and stays so when the host key changes.</summary>
    public string KnownHostsFile => Path.Combine(_directory, "known_hosts");

    /// <summary>The host key's public part as one line of the OpenSSH format.</summary>
    public string HostPublicKey => File.ReadAllText(Path.Combine(_directory, "hostkey.pub")).Trim();

    /// <summary>The present host key's fingerprint as OpenSSH prints it: "SHA256:" and unpadded base64.</summary>
    public string HostKeyFingerprint
        => "SHA256:" + Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(HostPublicKey.Split(' ')[1]))).TrimEnd('=');

    /// <summary>What sshd has logged since its last start.</summary>
    public string SshdLog => File.ReadAllText(Path.Combine(_directory, "sshd.log"));
}
