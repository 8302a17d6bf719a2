namespace NetMcp.Yang.Types;

/// <summary>What a restriction wants said when it is broken (RFC 7950 sections 7.5.4.1 and 7.5.4.2).</summary>
/// <param name="Message">The error-message, or null.</param>
/// <param name="AppTag">The error-app-tag, or null.</param>
public sealed record RestrictionError(string? Message, string? AppTag);
