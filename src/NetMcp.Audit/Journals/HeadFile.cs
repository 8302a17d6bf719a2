using System.Text;
using System.Text.Json;
using NetMcp.Audit.Records;
using NetMcp.Files;

namespace NetMcp.Audit.Journals;

/// <summary>
/// The file <c>head.json</c>: the newest checkpoint. With it a log that was cut off before that is found out at the next start, which the chain alone
/// would not tell: a shorter chain is a whole chain.
/// </summary>
internal sealed record HeadFile(string Chain, ChainPosition Position)
{
    private const int MaxBytes = 4096;

    /// <summary>Reads it; null when it is not there.</summary>
    /// <exception cref="IOException">It cannot be read, or is not what was written.</exception>
    public static HeadFile? Read(string folder)
    {
        var path = Path.Combine(folder, JournalFolder.Head);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(OwnedFile.Read(path, MaxBytes));
            var root = json.RootElement;
            return new HeadFile(root.GetProperty("chain").GetString()!, new ChainPosition(root.GetProperty("seq").GetInt64(), Convert.FromHexString(root.GetProperty("hash").GetString()!)));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new AuditGapException($"{JournalFolder.Head} is not what was written.");
        }
    }

    /// <summary>Writes it; it is on the disk when the call returns.</summary>
    public void Write(string folder) => OwnedFile.Replace(
        Path.Combine(folder, JournalFolder.Head),
        Encoding.ASCII.GetBytes($"{{\"chain\":\"{Chain}\",\"seq\":{Position.Seq},\"hash\":\"{RecordHash.Text(Position.Hash)}\"}}\n"));
}
