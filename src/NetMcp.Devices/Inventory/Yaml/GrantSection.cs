namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Takes a grant as it stands: what it may hold is known to whoever judges by it.</summary>
internal static class GrantSection
{
    public static GrantText? Read(MapReader map, string key, bool required)
    {
        switch (map.Pair(key)?.Value)
        {
            case null:
                if (required)
                {
                    map.Mistakes.Add(map.Map, $"'{key}' is missing: a grant, of the form that 'authorization_details' has (docs/security.md).");
                }

                return null;
            case YamlMap grant:
                return new GrantText(YamlJson.Write(grant), map.Mistakes.File, grant.Line, grant.Column);
            case var other:
                map.Mistakes.Add(other, $"'{key}' must be a mapping of the form that 'authorization_details' has (docs/security.md).");
                return null;
        }
    }
}
