namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>authorization:</c>.</summary>
internal static class AuthorizationSection
{
    private const int MaxName = 256;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static AuthorizationSettings? Read(MapReader? map, string folder)
    {
        if (map is null)
        {
            return null;
        }

        var resource = ReadResource(map);
        var settings = new AuthorizationSettings
        {
            AuthorityFolder = FilePath.Resolve(map.Text("authority"), folder),
            Issuer = ReadName(map, "issuer"),
            Resource = resource,
            Audience = ReadName(map, "audience") ?? resource?.OriginalString,
            Bearer = map.Boolean("bearer") ?? false,
            DpopNonce = map.Boolean("dpop_nonce") ?? false,
            MaxLifetime = map.Duration("max_lifetime", Second, AuthorizationSettings.LongestLifetime) ?? AuthorizationSettings.LongestLifetime,
            ClockSkew = map.Duration("clock_skew", TimeSpan.Zero, TimeSpan.FromMinutes(10)) ?? new AuthorizationSettings().ClockSkew,
            OAuth = OAuthSection.Read(map.Section("oauth")),
            Local = ReadLocal(map.Section("local")),
            BehindTlsProxy = map.Boolean("behind_tls_proxy") ?? false,
            Tls = ReadTls(map.Section("tls"), folder),
        };
        CheckTogether(map, settings);
        map.ReportUnknownKeys();
        return settings;
    }

    private static void CheckTogether(MapReader map, AuthorizationSettings settings)
    {
        if (settings.AuthorityFolder is not null)
        {
            Require(map, "issuer", "the 'iss' of the authority's tokens, as 'netmcp token issue --issuer' has it");
            Require(map, "resource", "the URL by which clients know the gateway, as https://gateway.example/mcp");
        }

        if (settings.OAuth is not null && settings.AuthorityFolder is null)
        {
            Require(map, "resource", "the URL by which clients know the gateway, as https://gateway.example/mcp");
        }

        if (settings is { BehindTlsProxy: true, Tls: not null })
        {
            map.Mistakes.Add(map.Pair("behind_tls_proxy")!.Value, "Either a proxy ends TLS or 'tls' is given; keep one.");
        }
    }

    private static void Require(MapReader map, string key, string what)
    {
        if (map.Pair(key) is null)
        {
            map.Mistakes.Add(map.Map, $"'{key}' is missing: {what}.");
        }
    }

    private static Uri? ReadResource(MapReader map)
    {
        if (map.Text("resource") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0 && uri.Fragment.Length == 0
            && uri.UserInfo.Length == 0 && (uri.Scheme == "https" || uri.IsLoopback))
        {
            return uri;
        }

        map.Mistakes.Add(map.Pair("resource")!.Value, "'resource' must be an https URL without query and fragment, as https://gateway.example/mcp; http is for loopback only.");
        return null;
    }

    private static string? ReadName(MapReader map, string key)
    {
        var name = map.Text(key);
        if (name?.Length > MaxName)
        {
            map.Mistakes.Add(map.Pair(key)!.Value, $"'{key}' has at most {MaxName} characters.");
        }

        return name;
    }

    private static LocalPrincipalSettings ReadLocal(MapReader? map)
    {
        if (map is null)
        {
            return new LocalPrincipalSettings();
        }

        var settings = new LocalPrincipalSettings { Name = ReadName(map, "name"), Grant = GrantSection.Read(map, "grant", required: false) };
        map.ReportUnknownKeys();
        return settings;
    }

    private static TlsSettings? ReadTls(MapReader? map, string folder)
    {
        if (map is null)
        {
            return null;
        }

        var certificate = FilePath.Resolve(map.RequiredText("certificate", "a file in PEM with the certificate and those above it"), folder);
        var key = FilePath.Resolve(map.RequiredText("key", "a file in PEM with the certificate's private key"), folder);
        map.ReportUnknownKeys();
        return certificate is not null && key is not null ? new TlsSettings(certificate, key) : null;
    }
}
