namespace NetMcp.Devices.Inventory;

/// <summary>The <c>changes</c> section of the configuration: the times and limits of changes. Read when the gateway starts.</summary>
public sealed record ChangeSettings
{
    /// <summary>The least time after which a device undoes a change that nobody confirmed (default 5 min).</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>What the commit itself may take of it (default 60 s).</summary>
    public TimeSpan CommitBudget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What the checks may take of it (default 90 s).</summary>
    public TimeSpan CheckBudget { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>What a restarted gateway may take of it until it has the change in hand again (default 2 min).</summary>
    public TimeSpan RecoveryBudget { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>For how long a denied lock is tried again (default 10 s).</summary>
    public TimeSpan LockBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a plan can be applied (default 1 h).</summary>
    public TimeSpan PlanLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many changes may be applied to one device in an hour (default 20).</summary>
    public int PerDeviceAndHour { get; init; } = 20;

    /// <summary>How many devices one plan may have (default 50).</summary>
    public int DevicesPerPlan { get; init; } = 50;

    /// <summary>How many edits one plan may have (default 500).</summary>
    public int EditsPerPlan { get; init; } = 500;

    /// <summary>The most bytes of one device's touched configuration that are read and kept (default 16 MiB).</summary>
    public int BaseBytes { get; init; } = 16 * 1024 * 1024;
}
