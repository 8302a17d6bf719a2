namespace NetMcp.Changes;

/// <summary>The limits and times of changes.</summary>
public sealed record ChangeOptions
{
    /// <summary>Where plans, journals and images are kept; made with mode 0700, files in it with 0600.</summary>
    public required string Folder { get; init; }

    /// <summary>The least confirm-timeout.</summary>
    public TimeSpan LeastConfirmTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>What the commit itself may take.</summary>
    public TimeSpan CommitBudget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What the checks may take.</summary>
    public TimeSpan CheckBudget { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>For how long a check may be tried again; as much as a plan asks for comes on top of <see cref="CheckBudget"/>, and of the timer.</summary>
    public TimeSpan LongestSettle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What a restarted gateway may take until it has the change in hand again.</summary>
    public TimeSpan RecoveryBudget { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>For how long a denied lock is tried again.</summary>
    public TimeSpan LockBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a gateway that is being stopped may take to undo what is not decided and to finish what is.</summary>
    public TimeSpan StopBudget { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the disk of the folder may take before what waits for it is refused, in real time.</summary>
    public TimeSpan DiskPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a plan can be applied.</summary>
    public TimeSpan PlanLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many changes may be applied to one device in an hour.</summary>
    public int ChangesPerDeviceAndHour { get; init; } = 20;

    /// <summary>The most devices of one plan.</summary>
    public int MostDevices { get; init; } = 50;

    /// <summary>The most edits of one plan.</summary>
    public int MostEdits { get; init; } = 500;

    /// <summary>The most bytes of the touched subtrees of a device that are read and kept.</summary>
    public int MostBaseBytes { get; init; } = 16 * 1024 * 1024;
}
