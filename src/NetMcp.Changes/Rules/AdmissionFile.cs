using System.Text;
using System.Text.Json;
using NetMcp.Files;

namespace NetMcp.Changes.Rules;

/// <summary>The admissions that still count, in one small file that is replaced as a whole.</summary>
internal sealed class AdmissionFile(string path)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidDataException">The file is damaged: nothing is admitted before a person looked.</exception>
    public IReadOnlyList<Admission> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<List<Admission>>(File.ReadAllText(path), Options) ?? [];
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The file of admitted changes is damaged.", exception);
        }
    }

    /// <summary>Writes them; they are on the disk when it returns.</summary>
    public void Write(IReadOnlyList<Admission> admissions)
    {
        OwnedFolder.Make(Path.GetDirectoryName(path)!);
        OwnedFile.Replace(path, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(admissions, Options)));
    }
}
