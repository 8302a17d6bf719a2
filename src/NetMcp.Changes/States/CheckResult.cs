using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.States;

/// <summary>What a check came to on one device.</summary>
/// <param name="Kind">What it looked at.</param>
/// <param name="Device">Where.</param>
/// <param name="Passed">Whether it holds. What could not be found out does not hold.</param>
/// <param name="Text">What was seen, secrets masked.</param>
public sealed record CheckResult(CheckKind Kind, DeviceName Device, bool Passed, string Text);
