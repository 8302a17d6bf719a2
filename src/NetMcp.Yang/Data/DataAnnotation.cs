namespace NetMcp.Yang.Data;

/// <summary>An annotation on an instance (RFC 7952 section 5), such as <c>ietf-origin:origin</c> (RFC 8342 section 6.4).</summary>
/// <param name="Module">The module that defines it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record DataAnnotation(string Module, string Name, string Value);
