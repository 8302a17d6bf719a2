namespace NetMcp.TestKit;

/// <summary>
/// The YANG modules that tests compile: those of the IETF's RFCs, of IANA and of OpenConfig, as they are published. They are other
/// people's work and no part of this project; they are looked for where the environment variable NETMCP_YANG_CORPUS says, else in
/// ../shared/yang beside the repository.
/// </summary>
public static class YangCorpus
{
    /// <summary>The environment variable that says where the corpus is.</summary>
    public const string Variable = "NETMCP_YANG_CORPUS";

    /// <summary>The folder with ietf, iana and openconfig in it. It need not exist: tests that use it declare the prerequisite.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
            ? folder
            : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "yang"));

    /// <summary>Whether it is there.</summary>
    public static bool IsPresent => Directory.Exists(Path.Combine(Root, "ietf")) && Directory.Exists(Path.Combine(Root, "openconfig"));

    /// <summary>All files, ordered by path.</summary>
    public static IReadOnlyList<string> All => [.. Ietf, .. Iana, .. OpenConfig];

    /// <summary>The modules of RFCs. Beside each name@revision.yang lies a name.yang that only holds the former's name; it is not listed.</summary>
    public static IReadOnlyList<string> Ietf => Revisions("ietf");

    /// <summary>The modules that IANA maintains.</summary>
    public static IReadOnlyList<string> Iana => Revisions("iana");

    /// <summary>The modules and submodules of OpenConfig.</summary>
    public static IReadOnlyList<string> OpenConfig => Files("openconfig", "*.yang");

    /// <summary>The folders of OpenConfig that hold modules.</summary>
    public static IReadOnlyList<string> OpenConfigFolders => [.. OpenConfig.Select(file => Path.GetDirectoryName(file)!).Distinct()];

    /// <summary>Where the imports and submodules of a file are found.</summary>
    public static IReadOnlyList<string> SearchFoldersFor(string file)
    {
        string[] common = [Path.Combine(Root, "ietf"), Path.Combine(Root, "iana")];
        return ShortName(file).StartsWith("openconfig", StringComparison.Ordinal) ? [.. OpenConfigFolders, .. common] : common;
    }

    /// <summary>The file's path seen from the corpus, for messages.</summary>
    public static string ShortName(string file) => Path.GetRelativePath(Root, file);

    private static string[] Revisions(string folder) => Files(folder, "*@*.yang");

    private static string[] Files(string folder, string pattern)
    {
        var found = Directory.GetFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories);
        Array.Sort(found, StringComparer.Ordinal);
        return found;
    }
}
