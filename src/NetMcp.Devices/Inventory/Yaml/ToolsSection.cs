namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>tools:</c>.</summary>
internal static class ToolsSection
{
    public static ToolSettings Read(MapReader? map)
    {
        if (map is null)
        {
            return new ToolSettings();
        }

        var settings = new ToolSettings { Draft = map.Boolean("draft") ?? false };
        map.ReportUnknownKeys();
        return settings;
    }
}
