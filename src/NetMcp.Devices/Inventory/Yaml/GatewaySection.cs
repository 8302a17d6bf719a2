using System.Text.RegularExpressions;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>gateway:</c>.</summary>
internal static class GatewaySection
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static GatewaySettings Read(MapReader? map, string folder)
    {
        var defaults = new GatewaySettings { KnownHostsFile = Path.Combine(folder, "known_hosts"), CacheFolder = Path.Combine(folder, "cache"), DataFolder = Path.Combine(folder, "data") };
        if (map is null)
        {
            return defaults;
        }

        var settings = new GatewaySettings
        {
            Listen = ReadListen(map) ?? defaults.Listen,
            AllowedHosts = [.. map.Texts("allowed_hosts").Select(t => t.Text!)],
            AllowedOrigins = [.. map.Texts("allowed_origins").Select(t => t.Text!)],
            KnownHostsFile = FilePath.Resolve(map.Text("known_hosts"), folder) ?? defaults.KnownHostsFile,
            CacheFolder = FilePath.Resolve(map.Text("cache"), folder) ?? defaults.CacheFolder,
            DataFolder = FilePath.Resolve(map.Text("data"), folder) ?? defaults.DataFolder,
            CacheBytes = map.Size("cache_bytes", 1 << 20, 1L << 40) ?? defaults.CacheBytes,
            DefaultMaxBytes = (int?)map.Size("default_max_bytes", 1024, 16 << 20) ?? defaults.DefaultMaxBytes,
            MaxBytes = (int?)map.Size("max_bytes", 1024, 64 << 20) ?? defaults.MaxBytes,
            Handshakes = map.Integer("handshakes", 1, 1000) ?? defaults.Handshakes,
            DevicesPerCall = map.Integer("devices_per_call", 1, 10_000) ?? defaults.DevicesPerCall,
            SchemaNodes = map.Integer("schema_nodes", 1000, 10_000_000) ?? defaults.SchemaNodes,
            StopTimeout = map.Duration("stop_timeout", Second, TimeSpan.FromMinutes(5)) ?? defaults.StopTimeout,
            Masking = ReadMasking(map.Section("masking")),
        };
        if (settings.DefaultMaxBytes > settings.MaxBytes)
        {
            map.Mistakes.Add(map.Map, "'default_max_bytes' must not be more than 'max_bytes'.");
        }

        map.ReportUnknownKeys();
        return settings;
    }

    private static Uri? ReadListen(MapReader map)
    {
        var text = map.Text("listen");
        if (text is null)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0)
        {
            return uri;
        }

        map.Mistakes.Add(map.Pair("listen")!.Value, "'listen' must be an http or https URL with a host and a port and no path, as http://127.0.0.1:8080.");
        return null;
    }

    private static MaskingSettings ReadMasking(MapReader? map)
    {
        if (map is null)
        {
            return new MaskingSettings();
        }

        var values = map.Texts("values");
        foreach (var pattern in values.Where(p => !IsPattern(p.Text!)))
        {
            map.Mistakes.Add(pattern, "Not a regular expression that can be matched in linear time (.NET syntax, no back-references or look-around).");
        }

        var settings = new MaskingSettings { Names = [.. map.Texts("names").Select(t => t.Text!)], Values = [.. values.Select(t => t.Text!)], DenyAll = map.Boolean("deny_all") ?? true };
        map.ReportUnknownKeys();
        return settings;
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
