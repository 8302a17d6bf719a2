namespace NetMcp.Devices.Schemas;

/// <summary>A module or submodule by name and revision.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Revision">Its revision; null for whichever there is.</param>
internal readonly record struct ModuleKey(string Name, string? Revision)
{
    public override string ToString() => Revision is null ? Name : Name + "@" + Revision;
}
