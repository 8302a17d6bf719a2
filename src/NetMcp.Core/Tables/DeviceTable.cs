namespace NetMcp.Core.Tables;

/// <summary>A short table of what a device is doing, of the same columns whatever its models.</summary>
/// <param name="Kind">Which table: <c>interfaces</c>, <c>neighbours</c>, <c>alarms</c>...</param>
/// <param name="Source">The model path that it was read from; null when the device has no model for it.</param>
/// <param name="Columns">The columns, the first ones the key.</param>
/// <param name="KeyColumns">How many of them are the key.</param>
/// <param name="Rows">The values, a row an entry; null where the device has no value.</param>
public sealed record DeviceTable(
    string Kind, string? Source, IReadOnlyList<string> Columns, int KeyColumns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>The family of models: <c>ietf</c>, <c>openconfig</c>, or a vendor's; null when the device has none of them.</summary>
    public string? Family { get; init; }

    /// <summary>Where the models of all families would have it, for a device that has none of them.</summary>
    public IReadOnlyList<string> LookedAt { get; init; } = [];

    /// <summary>The columns whose values move by themselves, such as counters: that they differ says nothing.</summary>
    public IReadOnlyList<string> Moving { get; init; } = [];

    /// <summary>Whether rows are missing because of the size.</summary>
    public bool Truncated { get; init; }
}
