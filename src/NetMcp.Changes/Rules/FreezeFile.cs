using System.Text;
using System.Text.Json;
using NetMcp.Files;

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
        OwnedFolder.Make(Path.GetDirectoryName(path)!);
        if (freeze is not null)
        {
            OwnedFile.Replace(path, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(freeze, Options)));
        }
        else
        {
            OwnedFile.Delete(path);
        }
    }

    private ChangeFreeze Unreadable() => new("unknown", File.GetLastWriteTimeUtc(path), "the freeze's file cannot be read");
}
