namespace NetMcp.Yang.Diagnostics;

/// <summary>
/// The ids of findings. Bands: 1000-1999 syntax and statement grammar (RFC 7950 sections 6 and 14), 2000-2999 linking and compiling,
/// 3000-3999 types and their restrictions (section 9), 4000-4999 XPath (section 6.4), 9000-9999 limits.
/// </summary>
public static partial class DiagnosticIds
{
}
