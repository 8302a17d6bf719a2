namespace NetMcp.TestKit;

/// <summary>A directory of its own under the system's temporary directory, deleted with all it holds on disposal.</summary>
public sealed class TempDirectory : IDisposable
{
    /// <summary>Makes the directory. Its path is short enough to hold Unix sockets (108 bytes in all).</summary>
    public TempDirectory() => Path = Directory.CreateTempSubdirectory("netmcp-").FullName;

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>The absolute path of a file in the directory; the file need not exist.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a text file into the directory and returns its absolute path.</summary>
    public string Write(string name, string text)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // A test may have removed it itself.
        }
    }
}
