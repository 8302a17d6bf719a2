namespace NetMcp.Core.Outcomes;

/// <summary>How far a failed request got. "Sent, and no answer came" is never reported as "failed".</summary>
public enum Transmission
{
    /// <summary>Nothing of the request reached the device; it is as it was.</summary>
    NotSent,

    /// <summary>The device answered, and refused.</summary>
    Refused,

    /// <summary>The request was sent and no answer came: what the device did is unknown.</summary>
    Unknown,
}
