namespace NetMcp.Audit.Journals;

/// <summary>A file of the log.</summary>
/// <param name="Path">Its path.</param>
/// <param name="FirstSeq">The number of the record that it begins with, as its name says.</param>
internal sealed record JournalFile(string Path, long FirstSeq)
{
    /// <summary>Its name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
