using NetMcp.Devices.Text;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>credentials:</c>, a mapping from a name to where the secret is to be found.</summary>
internal static class CredentialsSection
{
    private static readonly string[] Kinds = ["agent", "environment", "helper", "key-file", "password-file"];

    /// <summary>The credential, or null when it cannot be understood; the name then still counts as defined.</summary>
    public static CredentialEntry? Read(string name, MapReader map, string folder)
    {
        var kindText = map.RequiredText("kind", "one of " + string.Join(", ", Kinds));
        CredentialEntry? credential = kindText switch
        {
            "key-file" => ReadKeyFile(name, map, folder),
            "password-file" => map.RequiredText("path", "the file whose first line is the password") is { } path
                ? new PasswordFileCredential(name, FilePath.Resolve(path, folder)!) : null,
            "environment" => map.RequiredText("variable", "the environment variable that holds the password") is { } variable
                ? new EnvironmentCredential(name, variable) : null,
            "agent" => new AgentCredential(name, FilePath.Resolve(map.Text("socket"), folder)),
            "helper" => ReadHelper(name, map, folder),
            _ => null,
        };
        if (kindText is null)
        {
            return null;
        }

        if (Kinds.Contains(kindText, StringComparer.Ordinal))
        {
            map.ReportUnknownKeys();
        }
        else
        {
            map.Mistakes.Add(map.Pair("kind")!.Value, $"'kind' must be one of {string.Join(", ", Kinds)}.{ClosestName.Hint(kindText, Kinds)}");
        }

        return credential;
    }

    private static KeyFileCredential? ReadKeyFile(string name, MapReader map, string folder)
    {
        var path = FilePath.Resolve(map.RequiredText("path", "the private key's file"), folder);
        var file = FilePath.Resolve(map.Text("passphrase_file"), folder);
        var variable = map.Text("passphrase_variable");
        if (file is not null && variable is not null)
        {
            map.Mistakes.Add(map.Pair("passphrase_variable")!.Key, "Give 'passphrase_file' or 'passphrase_variable', not both.");
        }

        return path is null ? null : new KeyFileCredential(name, path, file, variable);
    }

    private static HelperCredential? ReadHelper(string name, MapReader map, string folder)
    {
        var command = map.Texts("command");
        var timeout = map.Duration("timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2)) ?? TimeSpan.FromSeconds(10);
        if (command.Count == 0)
        {
            map.Mistakes.Add(map.Map, "'command' is missing: a list, the program and its arguments; no shell is involved.");
            return null;
        }

        return new HelperCredential(name, [FilePath.Resolve(command[0].Text, folder)!, .. command.Skip(1).Select(t => t.Text!)], timeout);
    }
}
