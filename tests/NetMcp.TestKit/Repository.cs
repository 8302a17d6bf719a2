namespace NetMcp.TestKit;

/// <summary>Where the checked-out repository is, seen from a test's output folder.</summary>
public static class Repository
{
    /// <summary>The folder that holds NetMcp.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>An absolute path inside the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "NetMcp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no NetMcp.sln above {AppContext.BaseDirectory}");
    }
}
