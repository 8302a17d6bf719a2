using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Reading;

/// <summary>The prefixes of values in JSON are module names; without one the leaf's own module is meant (RFC 7951 section 6.8).</summary>
internal sealed class JsonValueNames(YangSchema schema) : IValueNames
{
    public YangSchema Schema => schema;

    /// <summary>The module of the leaf whose value is read.</summary>
    public string LeafModule { get; set; } = string.Empty;

    public string? ModuleOf(string? prefix) => prefix is null ? LeafModule : schema.FindModule(prefix)?.Name;
}
