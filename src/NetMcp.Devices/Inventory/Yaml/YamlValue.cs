namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>A YAML node that remembers where it stood.</summary>
internal abstract record YamlValue(long Line, long Column);

/// <summary>A scalar; an empty plain one is null.</summary>
internal sealed record YamlText(string? Text, long Line, long Column) : YamlValue(Line, Column)
{
    /// <summary>Whether it stood without quotes, so that it may be a number or a truth value.</summary>
    public bool IsPlain { get; init; }
}

/// <summary>A sequence.</summary>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items, long Line, long Column) : YamlValue(Line, Column);

/// <summary>A mapping; keys may repeat here, the reader reports that.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlPair> Pairs, long Line, long Column) : YamlValue(Line, Column);

/// <summary>A key and its value.</summary>
internal sealed record YamlPair(YamlText Key, YamlValue Value);
