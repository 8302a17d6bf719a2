using NetMcp.Files;

namespace NetMcp.Trust.Keys;

/// <summary>The files of keys; what goes wrong with them is told as a <see cref="KeyFileException"/>.</summary>
internal static class KeyDisk
{
    public static byte[] Read(string path, int maxBytes)
    {
        try
        {
            return OwnedFile.Read(path, maxBytes);
        }
        catch (FileModeException e)
        {
            throw new KeyFileException($"{e.Message} Rotate the key if somebody may have read it.", e);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            throw new KeyFileException($"{path} cannot be read: {e.Message}", e);
        }
    }

    public static void Create(string path, byte[] content) => Write(path, () => OwnedFile.Create(path, content));

    public static void Replace(string path, byte[] content) => Write(path, () => OwnedFile.Replace(path, content));

    public static void Delete(string path) => Write(path, () => OwnedFile.Delete(path));

    public static void MakeFolder(string path) => Write(path, () => OwnedFolder.Make(path));

    /// <summary>Who may write a folder may put another file into the place of one that only its owner may write.</summary>
    public static void RefuseSharedFolder(string path)
    {
        try
        {
            OwnedFolder.RefuseShared(path);
        }
        catch (FileModeException e)
        {
            throw new KeyFileException($"{e.Message} Look at what is in it.", e);
        }
    }

    private static void Write(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            throw new KeyFileException($"{path} cannot be written: {e.Message}", e);
        }
    }

    private static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException;
}
