namespace NetMcp.Changes.Journals;

/// <summary>The journal of one change. What was appended is on the disk when the task is done.</summary>
internal interface IChangeJournal
{
    /// <summary>Appends a record and waits for the disk.</summary>
    /// <exception cref="IOException">
    /// The disk does not take it: nothing may be begun that rests on the record. After a <see cref="Files.SlowDiskException"/> the record may be there yet; this never
    /// happens to <see cref="RecordKind.Applying"/> and <see cref="RecordKind.DecidedConfirm"/>, for which the disk is waited for until it answers.
    /// </exception>
    Task AppendAsync(ChangeRecord record, CancellationToken cancellationToken);

    /// <summary>All records, the oldest first; a half-written last line, which a death leaves behind, is left out.</summary>
    Task<IReadOnlyList<ChangeRecord>> ReadAsync(CancellationToken cancellationToken);
}
