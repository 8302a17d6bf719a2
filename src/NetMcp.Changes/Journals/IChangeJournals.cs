namespace NetMcp.Changes.Journals;

/// <summary>The journals of all changes.</summary>
internal interface IChangeJournals
{
    /// <summary>Opens the journal of a change, and makes it where there is none. A half-written last line is cut off.</summary>
    /// <exception cref="IOException">The disk does not take it; a <see cref="Files.SlowDiskException"/> where it does not answer.</exception>
    /// <exception cref="InvalidDataException">A line before the last is no record: somebody else wrote in it.</exception>
    Task<IChangeJournal> OpenAsync(ChangeId id, CancellationToken cancellationToken);

    /// <summary>Closes the journal of a change that has ended, if it is open.</summary>
    void Close(ChangeId id);

    /// <summary>The records of a change as they are on the disk now; none where it has no journal. Changes nothing there.</summary>
    /// <exception cref="InvalidDataException">A line before the last is no record.</exception>
    IReadOnlyList<ChangeRecord> Read(ChangeId id);

    /// <summary>The changes that have a journal: those that somebody asked to apply.</summary>
    IEnumerable<ChangeId> All();
}
