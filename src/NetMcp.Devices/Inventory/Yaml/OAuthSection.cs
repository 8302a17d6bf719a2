using System.Net;
using NetMcp.Devices.Text;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>oauth:</c> of the authorization section.</summary>
internal static class OAuthSection
{
    private const int MaxRules = 256;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static OAuthSettings? Read(MapReader? map)
    {
        if (map is null)
        {
            return null;
        }

        var defaults = new OAuthSettings();
        var keys = map.Section("keys");
        var settings = new OAuthSettings
        {
            Issuer = ReadIssuer(map) ?? "",
            Audience = map.Text("audience"),
            Algorithms = ReadAlgorithms(map) ?? defaults.Algorithms,
            ClockSkew = map.Duration("clock_skew", TimeSpan.Zero, TimeSpan.FromMinutes(5)) ?? defaults.ClockSkew,
            MaxLifetime = map.Duration("max_lifetime", Second, 90 * Day) ?? defaults.MaxLifetime,
            AllowPrivate = map.Boolean("allow_private") ?? false,
            PrivateNetworks = ReadNetworks(map),
            Bearer = map.Boolean("bearer") ?? false,
            AuthorizationDetails = map.Boolean("authorization_details") ?? false,
            KeyRefresh = keys?.Duration("refresh", Second, Day) ?? defaults.KeyRefresh,
            KeyRetry = keys?.Duration("retry", Second, TimeSpan.FromHours(1)) ?? defaults.KeyRetry,
            KeyKeep = keys?.Duration("keep", Second, 7 * Day) ?? defaults.KeyKeep,
            ExchangeLifetime = map.Duration("exchange_lifetime", Second, 90 * Day) ?? defaults.ExchangeLifetime,
            Grants = [.. ReadClaims(map), .. ReadScopes(map)],
        };
        if (settings.Grants.Count is 0 or > MaxRules)
        {
            map.Mistakes.Add(map.Map, $"'claims' or 'scopes' must map tokens to grants, 1 to {MaxRules} altogether: without one nobody is let in.");
        }

        keys?.ReportUnknownKeys();
        map.ReportUnknownKeys();
        return settings;
    }

    private static string? ReadIssuer(MapReader map)
    {
        var text = map.RequiredText("issuer", "the authorization server, to the letter as its metadata and its tokens name it");
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && text.Length <= 200 && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
        {
            return text;
        }

        map.Mistakes.Add(map.Pair("issuer")!.Value, "'issuer' must be an https URL of at most 200 characters without query and fragment; http is for loopback only.");
        return null;
    }

    private static List<string>? ReadAlgorithms(MapReader map)
    {
        var names = map.Texts("algorithms");
        foreach (var wrong in names.Where(name => !OAuthSettings.KnownAlgorithms.Contains(name.Text!, StringComparer.Ordinal)))
        {
            map.Mistakes.Add(wrong, $"Each of 'algorithms' is one of {string.Join(", ", OAuthSettings.KnownAlgorithms)}.{ClosestName.Hint(wrong.Text!, OAuthSettings.KnownAlgorithms)}");
        }

        return names.Count == 0 ? null : [.. names.Select(name => name.Text!).Distinct(StringComparer.Ordinal)];
    }

    private static List<IPNetwork> ReadNetworks(MapReader map)
    {
        var networks = new List<IPNetwork>();
        foreach (var text in map.Texts("private_networks"))
        {
            // The runtime cuts bits after the prefix off; whoever wrote them may have meant a narrower network.
            if (IPNetwork.TryParse(text.Text!, out var network) && IPAddress.TryParse(text.Text!.Split('/')[0], out var address) && address.Equals(network.BaseAddress))
            {
                networks.Add(network);
            }
            else
            {
                map.Mistakes.Add(text, "Each of 'private_networks' is a network with its prefix length and no bits after it, as 10.1.0.0/16.");
            }
        }

        return networks;
    }

    private static List<OAuthGrantRule> ReadClaims(MapReader map)
    {
        switch (map.Pair("claims")?.Value)
        {
            case null:
                return [];
            case YamlList list:
                return [.. list.Items.Select(item => ReadClaim(item, map.Mistakes)).OfType<OAuthGrantRule>()];
            case var other:
                map.Mistakes.Add(other, "'claims' must be a list: '- {claim: groups, value: noc, grant: {...}}'.");
                return [];
        }
    }

    private static OAuthGrantRule? ReadClaim(YamlValue item, MistakeLog mistakes)
    {
        if (item is not YamlMap one)
        {
            mistakes.Add(item, "Each of 'claims' is a mapping of 'claim', 'value' and 'grant'.");
            return null;
        }

        var map = new MapReader(one, mistakes);
        IReadOnlyList<string>? claim = map.Pair("claim")?.Value is YamlList
            ? [.. map.Texts("claim").Select(name => name.Text!)]
            : map.RequiredText("claim", "the name of a claim, or a list of names that lead to it") is { } name ? [name] : null;
        var value = map.RequiredText("value", "the text that the claim is or holds");
        var grant = GrantSection.Read(map, "grant", required: true);
        map.ReportUnknownKeys();
        return claim is { Count: > 0 } && value is not null && grant is not null ? new OAuthGrantRule(claim, value, grant) : null;
    }

    private static List<OAuthGrantRule> ReadScopes(MapReader map)
    {
        if (map.Section("scopes") is not { } scopes)
        {
            return [];
        }

        var rules = scopes.Map.Pairs.Select(pair => GrantSection.Read(scopes, pair.Key.Text!, required: true) is { } grant ? new OAuthGrantRule(null, pair.Key.Text!, grant) : null).OfType<OAuthGrantRule>().ToList();
        foreach (var pair in scopes.Map.Pairs.Where(pair => pair.Key.Text!.Any(c => c is <= ' ' or > '~' or '"' or '\\')))
        {
            scopes.Mistakes.Add(pair.Key, "A scope has no spaces, quotes or backslashes (RFC 6749 section 3.3).");
        }

        return rules;
    }
}
