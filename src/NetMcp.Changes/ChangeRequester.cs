using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using NetMcp.Core.Access;

namespace NetMcp.Changes;

/// <summary>Who asked for something, as plans and journals keep it: the credential itself is gone by then.</summary>
/// <param name="Name">The principal.</param>
/// <param name="Key">The caller's key: not for display.</param>
/// <param name="Chain">The names of the token and of each link, oldest first; empty where there was no token.</param>
/// <param name="Behind">Everybody who stood behind the call: the principal and the labels of the links. None of them may approve the change.</param>
public sealed record ChangeRequester(string Name, string Key, IReadOnlyList<string> Chain, IReadOnlyList<string> Behind)
{
    private const int LongestShown = 128;

    /// <summary>The name as it may stand in a device's commit comment and in a list: one line, bounded, nothing that cannot be seen.</summary>
    [JsonIgnore]
    public string Shown => string.Concat(Name.EnumerateRunes().Take(LongestShown).Select(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned ? "?" : rune.ToString()));

    /// <summary>What is kept of a caller.</summary>
    public static ChangeRequester Of(ICaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new ChangeRequester(caller.Name, caller.Key, [.. caller.Chain], [.. caller.Behind]);
    }

    /// <summary>
    /// Whether a caller is the one that asked: the same principal with the same credential, or with another link below the same token. What
    /// it may do is judged besides.
    /// </summary>
    public bool Is(ICaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Name == Name && (caller.Key == Key || (Chain.Count > 0 && caller.Chain.Count > 0 && Chain[0] == caller.Chain[0]));
    }
}
