using NetMcp.Changes;
using NetMcp.Changes.Journals;

namespace NetMcp.ChangeHost;

/// <summary>The journals of the real engine, each record of which is shown to somebody before and after it is on the disk.</summary>
/// <param name="inner">The real ones.</param>
/// <param name="watch">Given a record, and whether it is on the disk.</param>
internal sealed class WatchedJournals(IChangeJournals inner, Func<ChangeRecord, bool, Task> watch) : IChangeJournals
{
    /// <inheritdoc/>
    public async Task<IChangeJournal> OpenAsync(ChangeId id, CancellationToken cancellationToken) =>
        new Watched(await inner.OpenAsync(id, cancellationToken).ConfigureAwait(false), watch);

    /// <inheritdoc/>
    public void Close(ChangeId id) => inner.Close(id);

    /// <inheritdoc/>
    public IReadOnlyList<ChangeRecord> Read(ChangeId id) => inner.Read(id);

    /// <inheritdoc/>
    public IEnumerable<ChangeId> All() => inner.All();

    private sealed class Watched(IChangeJournal inner, Func<ChangeRecord, bool, Task> watch) : IChangeJournal
    {
        public async Task AppendAsync(ChangeRecord record, CancellationToken cancellationToken)
        {
            await watch(record, false).ConfigureAwait(false);
            await inner.AppendAsync(record, cancellationToken).ConfigureAwait(false);
            await watch(record, true).ConfigureAwait(false);
        }

        public Task<IReadOnlyList<ChangeRecord>> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);
    }
}
