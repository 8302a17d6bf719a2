using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Changes;
using NetMcp.Changes.Approvals;
using NetMcp.Server.Approvals;
using NetMcp.Server.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using NetMcp.Trust.Revocation;
using Xunit;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>Which approvals the list of revocations takes away.</summary>
public sealed class RevokedApprovalsTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly FakeClock _clock = new();

    private string List => Path.Combine(_folder.Path, "revocations.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsRevoked_TokenOrSubject_OfThatApproverOnly()
    {
        var revoked = Revoked();
        var (nina, nils, sam) = (Given("nina"), Given("nils"), Given("sam"));
        Assert.False(revoked.IsRevoked(nina) || revoked.IsRevoked(nils) || revoked.IsRevoked(sam));

        var list = new RevocationFile(List, _clock);
        list.RevokeLink("token of nina");
        list.RevokeSubject("nils");

        Assert.Equal([true, true, false], new[] { nina, nils, sam }.Select(revoked.IsRevoked));
    }

    [Fact]
    public void IsRevoked_SubjectBeforeTheDecision_StoodThenWithANewerToken()
    {
        new RevocationFile(List, _clock).RevokeSubject("nina");
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(Revoked().IsRevoked(Given("nina")));
    }

    [Fact]
    public void IsRevoked_UserOfTheMachine_HasNoTokenThatWas()
    {
        var given = Given("nina");
        new RevocationFile(List, _clock).RevokeSubject("nina");

        Assert.False(Revoked().IsRevoked(given with { By = given.By with { Chain = [] } }));
    }

    [Fact]
    public void IsRevoked_ListThatCannotBeRead_IsTakenForYes()
    {
        File.WriteAllText(List, "no such line\n");

        Assert.True(Revoked().IsRevoked(Given("nina")));
    }

    private RevokedApprovals Revoked() => new([new TokenAuthority(_folder.Path, _clock)], NullLogger<RevokedApprovals>.Instance);

    private ApprovalDecision Given(string name) => new(new ChangeRequester(name, "key of " + name, ["token of " + name], [name]), true, _clock.GetUtcNow(), _clock.GetUtcNow().AddHours(1), null);
}
