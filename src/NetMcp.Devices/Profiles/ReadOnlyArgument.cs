using System.Collections.Immutable;

namespace NetMcp.Devices.Profiles;

/// <summary>What one element of a read-only rpc may hold.</summary>
internal sealed record ReadOnlyArgument
{
    /// <summary>An element without text.</summary>
    public static ReadOnlyArgument Empty { get; } = new();

    /// <summary>A pattern (.NET, without look-around) that the whole text must match, blanks around it aside.</summary>
    public string Pattern { get; init; } = string.Empty;

    /// <summary>Whether any elements and text may stand in it, as in a filter; what looks like a URL is refused even there.</summary>
    public bool AnyContent { get; init; }

    /// <summary>Whether its text is a module's name, which must not be one that the profile withholds.</summary>
    public bool NamesModule { get; init; }

    /// <summary>The attributes it may have, each with a pattern that its whole value must match.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static ReadOnlyArgument Text(string pattern) => new() { Pattern = pattern };
}
