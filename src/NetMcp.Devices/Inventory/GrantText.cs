namespace NetMcp.Devices.Inventory;

/// <summary>A grant as the configuration has it, for whoever knows what a grant is.</summary>
/// <param name="Json">The mapping as a JSON object.</param>
/// <param name="File">The file, as mistakes name it.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Column">Where it begins, from 1.</param>
public sealed record GrantText(string Json, string File, long Line, long Column);
