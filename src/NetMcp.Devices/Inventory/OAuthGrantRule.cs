namespace NetMcp.Devices.Inventory;

/// <summary>Which access tokens stand for a grant.</summary>
/// <param name="Claim">The claim, or the way to it through objects; null for a scope.</param>
/// <param name="Value">The text that it is, or that the list there holds; or the scope. Compared exactly.</param>
/// <param name="Grant">The grant.</param>
public sealed record OAuthGrantRule(IReadOnlyList<string>? Claim, string Value, GrantText Grant);
