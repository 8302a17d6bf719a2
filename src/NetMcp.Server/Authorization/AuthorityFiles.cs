namespace NetMcp.Server.Authorization;

/// <summary>What is where in the folder of a token authority: one rule for the gateway and for the commands.</summary>
internal static class AuthorityFiles
{
    /// <summary>The folder of the key ring.</summary>
    public static string Keys(string authority) => Path.Combine(authority, "keys");

    /// <summary>The file that changes with every rotation.</summary>
    public static string Ring(string authority) => Path.Combine(Keys(authority), "ring.json");

    /// <summary>The list of revocations.</summary>
    public static string Revocations(string authority) => Path.Combine(authority, "revocations.jsonl");
}
