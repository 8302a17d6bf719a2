namespace NetMcp.Changes.Journals;

/// <summary>The journals of all changes.</summary>
internal interface IChangeJournals
{
    /// <summary>Opens the journal of a change, and makes it where there is none. A half-written last line is cut off.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="InvalidDataException">A line before the last is no record: somebody else wrote in it.</exception>
    Task<IChangeJournal> OpenAsync(ChangeId id, CancellationToken cancellationToken);

    /// <summary>The changes that have a journal: those that somebody asked to apply.</summary>
    IEnumerable<ChangeId> All();
}
