using System.Text.Json;
using NetMcp.Changes.Journals;

namespace NetMcp.Changes.Rules;

/// <summary>The freeze as a file: it is there, or it is not.</summary>
internal sealed class FreezeFile(string path)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The freeze; one that cannot be read is one all the same.</summary>
    public ChangeFreeze? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ChangeFreeze>(File.ReadAllText(path), Options) ?? Unreadable();
        }
        catch (FileNotFoundException)
        {
            // Thawed in between.
            return null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return Unreadable();
        }
    }

    /// <summary>Writes or removes it; so it is on the disk when it returns.</summary>
    public void Write(ChangeFreeze? freeze)
    {
        var folder = Path.GetDirectoryName(path)!;
        DurableFiles.MakeFolder(folder);
        if (freeze is not null)
        {
            DurableFiles.Write(path, JsonSerializer.Serialize(freeze, Options));
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
            LibC.SyncFolder(folder);
        }
    }

    private ChangeFreeze Unreadable() => new("unknown", File.GetLastWriteTimeUtc(path), "the freeze's file cannot be read");
}
