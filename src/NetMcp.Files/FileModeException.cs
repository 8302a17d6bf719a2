namespace NetMcp.Files;

/// <summary>A file or a folder is open to others than its owner, and so is not used. The message names the path, the mode and the remedy; it is not for models.</summary>
public sealed class FileModeException : IOException
{
    /// <summary>Makes the exception.</summary>
    public FileModeException(string message)
        : base(message)
    {
    }
}
