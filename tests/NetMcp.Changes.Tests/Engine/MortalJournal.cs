using NetMcp.Changes.Journals;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>A journal whose gateway dies at a record, before or after it reached the disk.</summary>
internal sealed class MortalJournal(EngineWorld world, Death death) : IChangeJournal
{
    private int _count;

    public Task AppendAsync(ChangeRecord record, CancellationToken cancellationToken)
    {
        death.ThrowIfDead();
        if (world.DiskFull?.Invoke(record) == true)
        {
            throw new IOException("No space left on device");
        }

        var number = ++_count;
        if (death.At == (number, false))
        {
            death.Die();
        }

        world.Disk.AddRange(JournalText.Line(record));
        world.OnRecord?.Invoke(record);
        if (death.At == (number, true))
        {
            death.Die();
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ChangeRecord>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(world.Records);
}
