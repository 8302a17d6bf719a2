using NetMcp.Changes.Journals;
using NetMcp.TestKit.Disks;

namespace NetMcp.Changes.Tests.SlowDisk;

/// <summary>Journals whose disk stops answering just before a record of a kind is written, the first time.</summary>
internal sealed class FreezingJournals(FileChangeJournals journals, FreezableDisk disk, RecordKind? at) : IChangeJournals
{
    private readonly TaskCompletionSource _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when it no longer answers.</summary>
    public Task Frozen => _frozen.Task;

    public async Task<IChangeJournal> OpenAsync(ChangeId id, CancellationToken cancellationToken) => new Journal(this, await journals.OpenAsync(id, cancellationToken));

    public void Close(ChangeId id) => journals.Close(id);

    public IReadOnlyList<ChangeRecord> Read(ChangeId id) => journals.Read(id);

    public IEnumerable<ChangeId> All() => journals.All();

    private async Task FreezeAsync(RecordKind kind)
    {
        if (kind == at && !_frozen.Task.IsCompleted)
        {
            await disk.FreezeAsync();
            _frozen.TrySetResult();
        }
    }

    private sealed class Journal(FreezingJournals owner, IChangeJournal journal) : IChangeJournal
    {
        public async Task AppendAsync(ChangeRecord record, CancellationToken cancellationToken)
        {
            await owner.FreezeAsync(record.Kind);
            await journal.AppendAsync(record, cancellationToken);
        }

        public Task<IReadOnlyList<ChangeRecord>> ReadAsync(CancellationToken cancellationToken) => journal.ReadAsync(cancellationToken);
    }
}
