using System.Text;
using NetMcp.Audit.Forwarding;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Records;

namespace NetMcp.Audit.Verifying;

/// <summary>Looks at a whole log, without a gateway: finds every edit, deletion, insertion, reordering, and what was cut off before the last checkpoint.</summary>
public static class AuditVerifier
{
    /// <summary>Verifies the log of a folder. A gateway may be writing it meanwhile.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static VerifyReport Verify(string folder, VerifyOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }

        // First: what it names must be in the files, however much is added to them meanwhile.
        var (head, headFinding) = ReadHead(folder);
        var check = new ChainCheck(options, head, ForwardCursor.Furthest(folder));
        if (headFinding is not null)
        {
            check.Add(headFinding);
        }

        var files = JournalFolder.Files(folder);
        for (var index = 0; index < files.Count; index++)
        {
            Read(files[index], index == files.Count - 1, check, cancellationToken);
        }

        return check.End(files.Count);
    }

    private static void Read(JournalFile file, bool isLast, ChainCheck check, CancellationToken cancellationToken)
    {
        const int LinesBetweenLooks = 4096;
        using var lines = new LineReader(file.Path);
        check.Begin(file);
        for (var count = 0; lines.TryRead(out var line); count++)
        {
            if (count % LinesBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            check.Next(line);
        }

        if (lines.Rest.Length > 0)
        {
            check.Unfinished(lines.Rest.Length, isLast);
        }
    }

    private static (HeadFile? Head, AuditFinding? Finding) ReadHead(string folder)
    {
        try
        {
            return (HeadFile.Read(folder), null);
        }
        catch (AuditGapException e)
        {
            return (null, new AuditFinding(FindingKind.Malformed, JournalFolder.Head, 0, e.Message));
        }
    }
}
