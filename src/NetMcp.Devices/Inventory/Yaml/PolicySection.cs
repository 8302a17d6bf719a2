namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>policy:</c>, which is a file, or <c>default: deny</c> where there is none.</summary>
internal static class PolicySection
{
    public static PolicySettings Read(MapReader root, string folder)
    {
        if (root.Pair("policy")?.Value is not YamlMap)
        {
            return new PolicySettings { File = FilePath.Resolve(root.Text("policy"), folder) };
        }

        var map = root.Section("policy")!;
        var file = FilePath.Resolve(map.Text("file"), folder);
        var otherwise = map.Text("default");
        if (otherwise is not (null or "allow" or "deny"))
        {
            map.Mistakes.Add(map.Pair("default")!.Value, "'default' must be allow or deny.");
        }
        else if (file is not null && otherwise is not null)
        {
            map.Mistakes.Add(map.Pair("default")!.Value, "'default' is for a gateway without a file of its policy; say it in the file.");
        }

        map.ReportUnknownKeys();
        return new PolicySettings { File = file, DeniesAll = otherwise == "deny" };
    }
}
