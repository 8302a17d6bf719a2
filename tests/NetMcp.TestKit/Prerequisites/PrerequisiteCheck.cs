namespace NetMcp.TestKit.Prerequisites;

/// <summary>Tells what is missing on this machine.</summary>
public static class PrerequisiteCheck
{
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/sbin", "/sbin"];

    /// <summary>
    /// The reason to skip, or null when the test must run: nothing is missing, or the run is a CI run (environment
    /// variable CI), where a missing prerequisite has to fail rather than vanish.
    /// </summary>
    public static string? SkipReason(Prerequisite needed)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            return null;
        }

        var missing = Missing(needed).ToArray();
        return missing.Length == 0 ? null : $"needs {string.Join(", ", missing)} (run: make setup)";
    }

    private static IEnumerable<string> Missing(Prerequisite needed)
    {
        if (needed.HasFlag(Prerequisite.Sshd) && !(HasPrograms("sshd", "ssh-keygen", "setpriv")))
        {
            yield return "OpenSSH's sshd";
        }

        if (needed.HasFlag(Prerequisite.Netconfd) && !(HasPrograms("netconfd", "unshare") && File.Exists("/usr/sbin/netconf-subsystem")))
        {
            yield return "netconfd";
        }

        if (needed.HasFlag(Prerequisite.Ncclient) && !Directory.Exists("/usr/lib/python3/dist-packages/ncclient"))
        {
            yield return "python3-ncclient";
        }

        if (needed.HasFlag(Prerequisite.Root) && !Environment.IsPrivilegedProcess)
        {
            yield return "root";
        }

        if (needed.HasFlag(Prerequisite.SshProgram) && !HasPrograms("ssh"))
        {
            yield return "the ssh program";
        }

        if (needed.HasFlag(Prerequisite.Frr) && !File.Exists("/usr/lib/frr/zebra"))
        {
            yield return "frr (scripts/setup.sh lab)";
        }

        if (needed.HasFlag(Prerequisite.Yanglint) && !HasPrograms("yanglint"))
        {
            yield return "yanglint";
        }

        if (needed.HasFlag(Prerequisite.Rsyslog) && !(HasPrograms("rsyslogd") && Directory.GetDirectories("/usr/lib", "*-linux-gnu*").Any(folder => File.Exists(Path.Combine(folder, "rsyslog", "lmnsd_ossl.so")))))
        {
            yield return "rsyslog and rsyslog-openssl";
        }

        if (needed.HasFlag(Prerequisite.Nftables) && !HasPrograms("nft"))
        {
            yield return "nftables";
        }

        if (needed.HasFlag(Prerequisite.FreezableDisk) && !(HasPrograms("mkfs.ext4", "mount", "umount", "fsfreeze", "setsid") && File.Exists("/dev/loop-control")))
        {
            yield return "mkfs.ext4, fsfreeze and loop devices";
        }

        if (needed.HasFlag(Prerequisite.YangCorpus) && !YangCorpus.IsPresent)
        {
            yield return $"the YANG corpus in {YangCorpus.Root} (or where {YangCorpus.Variable} says; no make target brings it)";
        }

        if (needed.HasFlag(Prerequisite.Libssh) && Directory.GetFiles("/usr/lib", "libssh.so.4", SearchDepth).Length == 0)
        {
            yield return "libssh-4";
        }

        // npm writes this file last.
        if (needed.HasFlag(Prerequisite.NodePackages) && !File.Exists(Repository.Path("tests", "NetMcp.ConformanceTests", "node_modules", ".package-lock.json")))
        {
            yield return "the npm packages of tests/NetMcp.ConformanceTests";
        }
    }

    // Debian's library folder is /usr/lib/<architecture>, one level down.
    private static EnumerationOptions SearchDepth => new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true };

    private static bool HasPrograms(params string[] names)
        => names.All(name => Folders.Any(folder => File.Exists(Path.Combine(folder, name))));
}
