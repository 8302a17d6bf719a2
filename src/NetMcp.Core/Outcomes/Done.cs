namespace NetMcp.Core.Outcomes;

/// <summary>The value of an operation that has no other: it was done, and the device said so.</summary>
/// <param name="Warnings">Warnings that the device sent with its answer.</param>
public sealed record Done(IReadOnlyList<DeviceRpcError> Warnings)
{
    /// <summary>Done without warnings.</summary>
    public static Done WithoutWarnings { get; } = new([]);
}
