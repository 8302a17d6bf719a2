using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Core.Access;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Paths;

namespace NetMcp.Server.Authorization;

/// <summary>Who a verified chain stands for: what does not change between the requests that present it.</summary>
internal sealed class ChainIdentity
{
    private readonly Lazy<string> _rulesId;

    private ChainIdentity(VerifiedChain chain, string key, IReadOnlyList<string> ids)
    {
        Chain = chain;
        Key = key;
        Ids = ids;

        // The keys too: whoever holds one holds all tokens that confirm it, whatever names they were issued for.
        Behind = [.. chain.Links.Select(link => link.Claims.Subject).Append(chain.Token.Grant.Controller?.Value)
            .Concat(chain.Links.Select(link => link.Claims.KeyThumbprint is { } jkt ? "key " + jkt : null)).OfType<string>().Distinct(StringComparer.Ordinal)];
        LimitsPaths = chain.LimitsPaths;
        Denied = [.. chain.Links.SelectMany(link => link.Claims.Grant.Paths.Deny).DistinctBy(path => path.ToString(), StringComparer.Ordinal)];
        Budgets = chain.Budgets;
        _rulesId = new Lazy<string>(() => LimitsPaths ? HashRules(chain) : string.Empty);
    }

    /// <summary>The chain.</summary>
    public VerifiedChain Chain { get; }

    /// <summary>See <see cref="ICaller.Key"/>: a narrower chain of the same principal, or another holder's, is somebody else.</summary>
    public string Key { get; }

    /// <summary>See <see cref="ICaller.Chain"/>.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>See <see cref="ICaller.Behind"/>.</summary>
    public IReadOnlyList<string> Behind { get; }

    /// <summary>See <see cref="INodeAccess.LimitsPaths"/>.</summary>
    public bool LimitsPaths { get; }

    /// <summary>See <see cref="INodeAccess.Denied"/>.</summary>
    public IReadOnlyList<NodePath> Denied { get; }

    /// <summary>See <see cref="INodeAccess.RulesId"/>.</summary>
    public string RulesId => _rulesId.Value;

    /// <summary>See <see cref="IGuardedCaller.Budgets"/>.</summary>
    public IReadOnlyList<BudgetOwed> Budgets { get; }

    /// <summary>That of a chain that was presented.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="thumbprint">The key that its presenter proved to hold; null for a bearer token.</param>
    public static ChainIdentity Of(VerifiedChain chain, string? thumbprint)
    {
        ArgumentNullException.ThrowIfNull(chain);

        // With its length before it no part can pass for two.
        var key = string.Create(CultureInfo.InvariantCulture, $"{thumbprint?.Length ?? 0}:{thumbprint}{chain.Principal.Length}:{chain.Principal}{chain.Links[^1].Id}");
        return new ChainIdentity(chain, key, [.. chain.Links.Select(link => link.Id)]);
    }

    /// <summary>That of a principal of the configuration, who has no token.</summary>
    public static ChainIdentity OfPrincipal(VerifiedChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return new ChainIdentity(chain, chain.Principal, []);
    }

    private static string HashRules(VerifiedChain chain)
    {
        var text = new StringBuilder();
        foreach (var rules in chain.Links.Select(link => link.Claims.Grant.Paths).Where(rules => rules.AreLimiting))
        {
            Add(text, "allow", rules.Allow);
            Add(text, "deny", rules.Deny);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // No path has a line feed: control characters are no part of one.
    private static void Add(StringBuilder text, string list, IReadOnlyList<NodePath>? rules)
    {
        text.Append(list).Append(rules is null ? " all\n" : " of\n");
        foreach (var rule in rules ?? [])
        {
            text.Append(rule).Append('\n');
        }
    }
}
