using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NetMcp.Files;

namespace NetMcp.Audit.Forwarding;

/// <summary>The file <c>syslog-cursor</c> or the like: the number of the last record that a receiver has acknowledged.</summary>
/// <param name="folder">The folder of the log.</param>
/// <param name="receiver">The receiver's name in the file's.</param>
internal sealed class ForwardCursor(string folder, string receiver)
{
    private const int MaxBytes = 64;

    // The files' names have 16 digits.
    private const long MostSeq = 999_999_999_999_999;

    private const string Ending = "-cursor";
    private readonly string _path = Path.Combine(folder, receiver + Ending);

    /// <summary>The number of the last record that any receiver has acknowledged: it was in the log. 0 where there was none, or no file can be used.</summary>
    public static long Furthest(string folder) => !Directory.Exists(folder) ? 0 : Directory.EnumerateFiles(folder, "*" + Ending)
        .Select(path => new ForwardCursor(folder, Path.GetFileName(path)[..^Ending.Length]).Read()).DefaultIfEmpty(0).Max();

    /// <summary>The number; 0 when nothing was sent yet, or the file cannot be used: then all is sent again.</summary>
    public long Read()
    {
        try
        {
            return File.Exists(_path) && Utf8Parser.TryParse(OwnedFile.Read(_path, MaxBytes), out long seq, out _) && seq is > 0 and <= MostSeq ? seq : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Keeps the number. Where the disk does not take it, some records are sent again after a restart.</summary>
    public void Write(long seq)
    {
        try
        {
            OwnedFile.Replace(_path, Encoding.ASCII.GetBytes(seq.ToString(CultureInfo.InvariantCulture) + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As said above.
        }
    }
}
