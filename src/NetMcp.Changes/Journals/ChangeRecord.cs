using NetMcp.Changes.Approvals;
using NetMcp.Changes.States;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Journals;

/// <summary>One line of a change's journal: what is true from here on. Holds no secret; images and persist-ids stand in files of their own.</summary>
internal sealed record ChangeRecord
{
    /// <summary>What it says.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Of which device; null for the whole change.</summary>
    public DeviceName? Device { get; init; }

    /// <summary>The NETCONF session-id that acts.</summary>
    public uint? SessionId { get; init; }

    /// <summary>The message-id of the first rpc (RFC 6241 section 4.1) that this session has sent since the device's record before; null where it sent none.</summary>
    public long? FirstMessage { get; init; }

    /// <summary>The message-id of the last one.</summary>
    public long? LastMessage { get; init; }

    /// <summary>When the device undoes it: the sending of the commit and its timeout.</summary>
    public DateTimeOffset? ConfirmBy { get; init; }

    /// <summary>The state of the device after it.</summary>
    public DeviceChangeState? DeviceState { get; init; }

    /// <summary>Of <see cref="RecordKind.Ended"/>: how.</summary>
    public ChangeState? EndState { get; init; }

    /// <summary>Of <see cref="RecordKind.Checked"/>.</summary>
    public CheckResult? Check { get; init; }

    /// <summary>Which batch of the plan, from 0.</summary>
    public int? Batch { get; init; }

    /// <summary>What went wrong, of the device or of the whole.</summary>
    public Failure? Failure { get; init; }

    /// <summary>
    /// Of <see cref="RecordKind.Applying"/> and <see cref="RecordKind.RequesterConfirmed"/>: who; of <see cref="RecordKind.DecidedUndo"/>: who asked for
    /// it, where that is the reason.
    /// </summary>
    public ChangeRequester? By { get; init; }

    /// <summary>Of <see cref="RecordKind.Applying"/>: the approval that it was begun with, where one was needed.</summary>
    public ChangeApproval? Approval { get; init; }

    /// <summary>Who, why, or what was seen; secrets masked.</summary>
    public string? Text { get; init; }
}
