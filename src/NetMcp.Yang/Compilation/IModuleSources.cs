using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation;

/// <summary>Where modules and submodules come from. The compiler itself does no I/O: what answers here has the texts at hand.</summary>
public interface IModuleSources
{
    /// <summary>
    /// The module or submodule. Only names and revisions that can be some are asked for, so that they are fit for the name of a file, whatever a
    /// hostile module imports.
    /// </summary>
    /// <param name="name">Its name, an identifier (RFC 7950 section 6.2).</param>
    /// <param name="revision">Its revision, of digits and hyphens; null for the latest at hand.</param>
    /// <returns>Its text, or null when there is none.</returns>
    YangSource? Find(string name, string? revision);
}
