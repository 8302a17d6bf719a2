namespace NetMcp.Devices.Schemas.Fetching;

/// <summary>A module or submodule that is to be had.</summary>
/// <param name="Key">Its name and, if it must be that one, its revision.</param>
/// <param name="IsSubmodule">Whether it is a submodule.</param>
internal readonly record struct NeededModule(ModuleKey Key, bool IsSubmodule);
