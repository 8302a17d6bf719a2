namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>audit:</c>.</summary>
internal static class AuditSection
{
    private const int MostPort = 65535;

    // RFC 5425 section 4.1; without TLS the one that IANA has for syslog over TCP (RFC 3195 registered it).
    private const int TlsPort = 6514;
    private const int TcpPort = 601;

    public static AuditSettings Read(MapReader? map, string folder)
    {
        var defaults = new AuditSettings();
        if (map is null)
        {
            return defaults;
        }

        var settings = defaults with
        {
            IsEnabled = map.Boolean("enabled") ?? defaults.IsEnabled,
            Folder = FilePath.Resolve(map.Text("folder"), folder),
            Authority = FilePath.Resolve(map.Text("authority"), folder),
            RotateBytes = map.Size("rotate_bytes", 64 << 10, 1L << 34) ?? defaults.RotateBytes,
            CheckpointInterval = map.Duration("checkpoint_interval", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) ?? defaults.CheckpointInterval,
            ReadsWithoutLog = ReadReads(map),
        };
        settings = ReadSyslog(map.Section("syslog"), settings, folder);
        map.ReportUnknownKeys();
        return settings;
    }

    private static bool ReadReads(MapReader map)
    {
        switch (map.Text("reads"))
        {
            case null or "refuse":
                return false;
            case "allow":
                return true;
            default:
                map.Mistakes.Add(map.Pair("reads")!.Value, "'reads' must be 'refuse' or 'allow': what becomes of reads while the log cannot be written.");
                return false;
        }
    }

    private static AuditSettings ReadSyslog(MapReader? map, AuditSettings settings, string folder)
    {
        if (map is null)
        {
            return settings;
        }

        var tls = map.Boolean("tls") ?? true;
        var host = map.RequiredText("host", "the name or address of the syslog server");
        if (host is not null && Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            map.Mistakes.Add(map.Pair("host")!.Value, "'host' must be a host name or an address, without a port.");
        }

        var ca = FilePath.Resolve(map.Text("ca"), folder);
        if (ca is not null && !tls)
        {
            map.Mistakes.Add(map.Pair("ca")!.Value, "'ca' is for TLS only.");
        }

        settings = settings with { SyslogHost = host, SyslogPort = map.Integer("port", 1, MostPort) ?? (tls ? TlsPort : TcpPort), SyslogTls = tls, SyslogCa = ca };
        map.ReportUnknownKeys();
        return settings;
    }
}
