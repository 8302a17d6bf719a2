using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Types;

/// <summary>
/// Where the names in a value of type identityref or instance-identifier come from: the XML namespaces in scope, the module names of
/// JSON, or the prefixes of the module that a default stands in.
/// </summary>
internal interface IValueNames
{
    /// <summary>The schema whose data nodes an instance-identifier names; null when only its syntax can be checked.</summary>
    YangSchema? Schema { get; }

    /// <summary>The module's name.</summary>
    /// <param name="prefix">The prefix, in JSON a module's name; null for a name without one.</param>
    /// <returns>The name, or null when the prefix is unknown.</returns>
    string? ModuleOf(string? prefix);
}
