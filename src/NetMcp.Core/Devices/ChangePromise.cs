namespace NetMcp.Core.Devices;

/// <summary>What the gateway could promise for a change on a device, and why.</summary>
/// <param name="Grade"><c>full</c> (the device itself undoes an unconfirmed change), <c>reduced</c> or <c>none</c>.</param>
/// <param name="Reasons">The facts behind the grade, a short sentence each.</param>
public sealed record ChangePromise(string Grade, IReadOnlyList<string> Reasons);
