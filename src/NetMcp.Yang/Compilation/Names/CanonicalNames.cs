using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>The prefixes of values in canonical form: module names (RFC 7951 section 6.8).</summary>
internal sealed class CanonicalNames : IValueNames
{
    public YangSchema? Schema => null;

    public string? ModuleOf(string? prefix) => prefix;
}
