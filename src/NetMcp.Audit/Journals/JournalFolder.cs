using System.Globalization;

namespace NetMcp.Audit.Journals;

/// <summary>The files of a log: <c>audit-SEQ.jsonl</c>, where SEQ (16 digits) is the number of the first record.</summary>
internal static class JournalFolder
{
    /// <summary>The file that says how far the log has come.</summary>
    public const string Head = "head.json";

    /// <summary>The file that whoever writes the log holds a lock on.</summary>
    public const string Lock = "lock";

    private const string Prefix = "audit-";
    private const string Ending = ".jsonl";
    private const int Digits = 16;

    // EWOULDBLOCK of Linux, as flock(2) gives it for a lock that another has.
    private const int WouldBlock = 11;

    /// <summary>The path of the file that begins with a record.</summary>
    public static string PathOf(string folder, long firstSeq) =>
        Path.Combine(folder, Prefix + firstSeq.ToString("D16", CultureInfo.InvariantCulture) + Ending);

    /// <summary>The files that are there, the oldest first.</summary>
    public static IReadOnlyList<JournalFile> Files(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, Prefix + "*" + Ending).Select(Read).OfType<JournalFile>().OrderBy(file => file.FirstSeq)];

    /// <summary>Takes the right to write; one process has it at a time.</summary>
    /// <exception cref="AuditHeldException">Another process has it.</exception>
    /// <exception cref="IOException">The disk does not take the file.</exception>
    public static FileStream TakeLock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, Lock), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            throw new AuditHeldException(e);
        }
    }

    private static JournalFile? Read(string path)
    {
        var digits = Path.GetFileName(path)[Prefix.Length..^Ending.Length];
        return digits.Length == Digits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first > 0 ? new JournalFile(path, first) : null;
    }
}
