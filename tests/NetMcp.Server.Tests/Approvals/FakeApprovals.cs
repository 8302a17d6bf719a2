using NetMcp.Changes;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>One request that waits, and what was said of it by whom.</summary>
internal sealed class FakeApprovals : IApprovals
{
    public static readonly ApprovalRequest Request = new()
    {
        Id = "a-" + new string('1', 32),
        Change = ChangeId.OfHash(new string('2', 64)),
        PlanHash = new string('2', 64),
        RequestedBy = ChangeRequester.Of(new LocalCaller("agent-7")),
        Devices = [DeviceName.Parse("edge-1")],
        Comment = "why it is wanted",
        CreatedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch.AddHours(1),
        Needs = [new ApprovalNeed(2, "noc")],
    };

    public List<ApprovalAnswer> Answers { get; } = [];

    public string? Comment { get; set; } = Request.Comment;

    public Failure? Failure { get; set; }

    public Exception? Broken { get; set; }

    public ICaller? Asked { get; private set; }

    public Task<IReadOnlyList<ApprovalStanding>> ListAsync(ICaller caller, CancellationToken cancellationToken)
    {
        Asked = caller;
        return Task.FromResult<IReadOnlyList<ApprovalStanding>>([Standing()]);
    }

    public Task<Outcome<(ApprovalStanding Standing, ChangePlan? Plan)>> FindAsync(string id, ICaller caller, CancellationToken cancellationToken)
    {
        Asked = caller;
        return Task.FromResult<Outcome<(ApprovalStanding Standing, ChangePlan? Plan)>>(id == Request.Id ? (Standing(), null) : new Failure(FailureCode.InvalidArgument, "There is no such request."));
    }

    public Task<Outcome<ApprovalStanding>> DecideAsync(ApprovalAnswer answer, CancellationToken cancellationToken)
    {
        if (Broken is not null)
        {
            throw Broken;
        }

        Answers.Add(answer);
        return Task.FromResult<Outcome<ApprovalStanding>>(Failure is not null ? Failure : Standing());
    }

    private ApprovalStanding Standing() => new(Request with { Comment = Comment }, [new ApprovalProgress(Request.Needs[0], ["nina"])]);
}
