using System.Text.Json;
using NetMcp.Devices.Inventory;
using NetMcp.Trust.AccessTokens;
using NetMcp.Trust.Grants;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>
/// Maps access tokens to grants as the configuration has it. The first rule that fits counts and no other: path rules of two grants cannot be put together
/// so that what is denied by one stays denied, and an operator can read one grant.
/// </summary>
internal sealed class GrantMapping
{
    private readonly List<(OAuthGrantRule Rule, NetworkGrant Grant)> _rules;

    /// <summary>Reads the grants of the rules.</summary>
    /// <exception cref="InvalidOperationException">One has a mistake, which <see cref="Mistakes"/> would have told.</exception>
    public GrantMapping(IReadOnlyList<OAuthGrantRule> rules) =>
        _rules = [.. rules.Select(rule => (rule, LocalGrant.Read(rule.Grant).Value ?? throw new InvalidOperationException("A grant of the configuration is none.")))];

    /// <summary>The mistakes of a configuration that only who knows grants can find.</summary>
    public static IEnumerable<InventoryMistake> Mistakes(DeviceInventory inventory)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        return from rule in inventory.Authorization?.OAuth?.Grants ?? []
               from refusal in LocalGrant.Read(rule.Grant).Refusals
               select new InventoryMistake(rule.Grant.File, rule.Grant.Line, rule.Grant.Column, $"'grant': {refusal}");
    }

    /// <summary>The grant of a token; null when no rule fits.</summary>
    public NetworkGrant? Find(AccessToken token) => _rules.FirstOrDefault(entry => Fits(entry.Rule, token)).Grant;

    private static bool Fits(OAuthGrantRule rule, AccessToken token)
    {
        if (rule.Claim is not { } way)
        {
            return token.Scopes.Contains(rule.Value, StringComparer.Ordinal);
        }

        var value = token.Claims;
        foreach (var name in way)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return false;
            }
        }

        return Is(value, rule.Value) || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => Is(item, rule.Value)));
    }

    private static bool Is(JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
}
