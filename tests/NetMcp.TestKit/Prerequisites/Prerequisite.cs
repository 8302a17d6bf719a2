namespace NetMcp.TestKit.Prerequisites;

/// <summary>What a test needs from the machine beyond the .NET SDK. `make setup` installs it, if nothing else is said.</summary>
[Flags]
public enum Prerequisite
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>OpenSSH's sshd.</summary>
    Sshd = 1,

    /// <summary>yuma123's netconfd behind sshd.</summary>
    Netconfd = 2 | Sshd,

    /// <summary>Debian's python3-ncclient.</summary>
    Ncclient = 4,

    /// <summary>The user is root (to make a throwaway account that logs in by password).</summary>
    Root = 8,

    /// <summary>The ssh client program.</summary>
    SshProgram = 16,

    /// <summary>libssh.so.4.</summary>
    Libssh = 32,

    /// <summary>The npm packages of tests/NetMcp.ConformanceTests, Node 22 among them.</summary>
    NodePackages = 64,

    /// <summary>FRR, the routing daemons of lab/netns (installed by `make test-long` only).</summary>
    Frr = 128,

    /// <summary>The YANG modules that <see cref="NetMcp.TestKit.YangCorpus"/> finds; they are not installed by anything.</summary>
    YangCorpus = 256,

    /// <summary>libyang's yanglint, the referee of the YANG tests.</summary>
    Yanglint = 512,

    /// <summary>nft and the right to use it: to cut a port of the loopback.</summary>
    Nftables = 1024 | Root,

    /// <summary>rsyslog with its TLS driver over OpenSSL.</summary>
    Rsyslog = 2048,

    /// <summary>A disk that can be frozen (<see cref="NetMcp.TestKit.Disks.FreezableDisk"/>): mkfs.ext4, fsfreeze and loop devices.</summary>
    FreezableDisk = 4096 | Root,
}
