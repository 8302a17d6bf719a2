using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Composing;
using NetMcp.Changes.Policies;
using NetMcp.Changes.Tests.Plans;
using NetMcp.Core.Access;
using NetMcp.Yang.Comparing;
using Xunit;

namespace NetMcp.Changes.Tests.Policies;

public sealed class TouchedNodesTests
{
    [Fact]
    public void Of_ASubtreeThatComesAndALeafThatGoes_AreTheLeavesThatDo()
    {
        var touches = Between("<name>x</name><size>1</size>", "<name>y</name><port><name>a</name><role>core</role></port>");

        Assert.Equal(
            [
                new NodeTouch("/box:box/name", TouchKind.Replace),
                new NodeTouch("/box:box/port[name='a']/name", TouchKind.Create),
                new NodeTouch("/box:box/port[name='a']/role", TouchKind.Create),
                new NodeTouch("/box:box/size", TouchKind.Delete),
            ],
            touches);
    }

    [Fact]
    public void Of_AnEntryThatIsPutElsewhere_IsAllThatIsInIt()
    {
        var touches = Between("<rule><id>1</id></rule><rule><id>2</id></rule>", "<rule><id>2</id></rule><rule><id>1</id></rule>");

        var moved = Assert.Single(touches);
        Assert.True(moved.IsWhole);
        Assert.Equal(PolicyEffectKind.Deny, Judge("/box:box/rule/do", touches));
    }

    [Fact]
    public void Of_AKeyWithBothQuotes_StillMeetsTheRulesForIt()
    {
        var touches = Between("", "<port><name>a'b\"c</name><role>core</role></port>");

        Assert.Equal(PolicyEffectKind.Deny, Judge("/box:box/port[name='other']/role", touches));
        Assert.Equal(PolicyEffectKind.Allow, Judge("/box:box/port/mtu", touches));
    }

    [Fact]
    public void Of_MoreThanAreKept_MeetsEveryRuleThatAnyOfThemMeets()
    {
        var touches = Between("", string.Concat(Enumerable.Range(0, 300).Select(i => $"<port><name>p{i}</name><role>core</role></port>")));

        Assert.InRange(touches.Count, 1, TouchedNodes.Most);
        Assert.Equal(PolicyEffectKind.Deny, Judge("/box:box/port[name='p299']/role", touches));
        Assert.Equal(PolicyEffectKind.Allow, Judge("/box:box/user", touches));
    }

    [Theory]
    [InlineData("/box:box/port/role", PolicyEffectKind.Allow)]
    [InlineData("/box:box/user", PolicyEffectKind.Deny)]
    [InlineData("/box:box/user[name='root']/shell", PolicyEffectKind.Deny)]
    [InlineData("/box:box/user[name='other']", PolicyEffectKind.Allow)]
    [InlineData("/", PolicyEffectKind.Deny)]
    public void Judge_OfAnEditFarAboveAProtectedPath_GoesByWhatItReallyDoes(string path, PolicyEffectKind kind) =>
        Assert.Equal(kind, Judge(path, Between("<name>x</name>", "<name>x</name><user><name>root</name><shell>sh</shell></user>")));

    private static PolicyEffectKind Judge(string path, IReadOnlyList<NodeTouch> touches) => PolicyJudge.Judge(
        new ChangePolicy { Id = "t", Rules = [new PolicyRule { Name = "protected", Effect = PolicyEffect.Deny, Paths = [NodePath.Parse(path)] }] },
        new PolicyQuestion { Principal = "a", At = DateTimeOffset.UnixEpoch, Edits = 1, DeviceCount = 1, Devices = [new JudgedDevice("r1", [], null, touches)] }).Kind;

    private static IReadOnlyList<NodeTouch> Between(string from, string to) => TouchedNodes.Of(DataDiff.Between(
        TouchedSubtrees.FromXml(PlanBed.Box(from), PlanBed.Schema).Value, TouchedSubtrees.FromXml(PlanBed.Box(to), PlanBed.Schema).Value));
}
