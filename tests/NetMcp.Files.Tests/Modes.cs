namespace NetMcp.Files.Tests;

/// <summary>The modes that are promised, as chmod's octal numbers say them.</summary>
internal static class Modes
{
    public static string Of(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    public static void Set(string path, string octal) => File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(octal, 8));

    /// <summary>Gives a file to another user; for root.</summary>
    public static void Give(string path, string user)
    {
        using var chown = System.Diagnostics.Process.Start("chown", [user, path]);
        chown.WaitForExit();
        Assert.Equal(0, chown.ExitCode);
    }
}
