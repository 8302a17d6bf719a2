using System.Text.Json;
using NetMcp.Core.Reading;

namespace NetMcp.Devices.Spooling;

/// <summary>A place between two values of a JSON text.</summary>
/// <param name="Offset">In bytes.</param>
/// <param name="State">What a JSON reader needs to know to go on there.</param>
/// <param name="Open">What is open there; null at the beginning.</param>
internal sealed record JsonPosition(long Offset, JsonReaderState State, OpenNode? Open) : DocumentPosition
{
    // A level of data is two of JSON where it is a list; the data's own limit has been kept already.
    private const int MaxJsonDepth = 4096;

    public static JsonPosition Start { get; } = new(0, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxJsonDepth }), null);

    // A reader's state cannot be compared; the place says it all.
    public bool Equals(JsonPosition? other) => other is not null && Offset == other.Offset;

    public override int GetHashCode() => Offset.GetHashCode();
}
