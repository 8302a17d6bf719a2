namespace NetMcp.Devices.Sessions;

/// <summary>Tells whether a file was changed since it was last looked at.</summary>
internal static class FileStamp
{
    /// <summary>A text that differs when the file does; it reads nothing of the content.</summary>
    public static string Of(string? path)
    {
        if (path is null)
        {
            return string.Empty;
        }

        var info = new FileInfo(path);
        return info.Exists ? $"{info.LastWriteTimeUtc.Ticks}:{info.Length}" : "none";
    }
}
