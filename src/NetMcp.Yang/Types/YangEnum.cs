namespace NetMcp.Yang.Types;

/// <summary>An enum of an enumeration or a bit of a bits type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value (RFC 7950 section 9.6.4.2) or position (section 9.7.4.2).</param>
/// <param name="Description">What the module says about it.</param>
public sealed record YangEnum(string Name, long Value, string? Description);
