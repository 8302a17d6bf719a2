using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation;

/// <summary>Where modules and submodules come from. The compiler itself does no I/O: what answers here has the texts at hand.</summary>
public interface IModuleSources
{
    /// <summary>The module or submodule.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="revision">Its revision; null for the latest at hand.</param>
    /// <returns>Its text, or null when there is none.</returns>
    YangSource? Find(string name, string? revision);
}
