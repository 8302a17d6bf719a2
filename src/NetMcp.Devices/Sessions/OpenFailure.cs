using NetMcp.Core.Outcomes;

namespace NetMcp.Devices.Sessions;

/// <summary>A session that could not be opened.</summary>
/// <param name="Kind">What it means for the next attempt.</param>
/// <param name="Failure">What the caller is told.</param>
internal sealed record OpenFailure(OpenFailureKind Kind, Failure Failure);
