namespace NetMcp.Changes.Tests.Engine;

/// <summary>When a gateway dies. All that the dead one does afterwards fails, and its sessions are gone, as after kill -9.</summary>
internal sealed class Death(EngineWorld world)
{
    /// <summary>At which record, and whether after it; null: never.</summary>
    public (int Record, bool After)? At { get; init; }

    /// <summary>Before which operation on any device; null: never.</summary>
    public int? Operation { get; init; }

    public bool IsDead { get; private set; }

    private int _operations;

    public void ThrowIfDead()
    {
        if (IsDead)
        {
            throw new DeadException();
        }
    }

    public void Die()
    {
        IsDead = true;
        foreach (var device in world.Devices)
        {
            device.DropSessions();
        }

        throw new DeadException();
    }

    public void NoteOperation()
    {
        ThrowIfDead();
        if (++_operations == Operation)
        {
            Die();
        }
    }

    internal sealed class DeadException : Exception;
}
