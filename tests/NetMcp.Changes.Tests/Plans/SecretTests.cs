using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using Xunit;
using static NetMcp.Changes.Tests.Plans.PlanBed;

namespace NetMcp.Changes.Tests.Plans;

/// <summary>What a requester was shown masked is neither lost nor overwritten by accident, and comes out nowhere.</summary>
public sealed class SecretTests
{
    private const string Running = "<user><name>ann</name><secret>opensesame</secret><shell>sh</shell></user><first>x</first><extra-secret>xyzzy</extra-secret><name>key hunter2</name>";

    private readonly PlanBed _bed = new();

    public SecretTests() => _bed.Network.Add("r1", Schema, Box(Running));

    [Theory]
    [InlineData("Replace", "/box:box/user[name='ann']", "{\"shell\":\"zsh\"}", "/box:box/user[name='ann']/secret")]
    [InlineData("Delete", "/box:box/user[name='ann']", null, "/box:box/user[name='ann']/secret")]
    [InlineData("Remove", "/box:box", null, "/box:box/user[name='ann']/secret")]
    [InlineData("Merge", "/box:box/second/z", "\"1\"", "/box:box/extra-secret")]
    [InlineData("Merge", "/box:box", "{\"second\":{\"z\":\"1\"}}", "/box:box/extra-secret")]
    [InlineData("Merge", "/box:box/user[name='ann']/secret", "\"***\"", "is what is shown in a secret's place")]
    [InlineData("Merge", "/box:box/user", "[{\"name\":\"ann\",\"secret\":\"***\"}]", "is what is shown in a secret's place")]
    [InlineData("Create", "/box:box/user", "[{\"name\":\"bob\",\"secret\":\"***\"}]", "is what is shown in a secret's place")]
    [InlineData("Merge", "/box:box/name", "\"key ***\"", "is what is shown in a secret's place")]
    public async Task Edit_ThatWouldLoseOrOverwriteASecretUnseen_IsRefused(string operation, string path, string? value, string words)
    {
        var plan = (await _bed.PlanAsync(Edit(operation, path, value))).Value;

        Assert.Contains(plan.Messages, message => message.IsError && message.Text.Contains(words, StringComparison.Ordinal));
        NoSecretIsShown(plan);
    }

    [Theory]
    [InlineData("Replace", "/box:box/user[name='ann']", "{\"secret\":\"another\"}")]
    [InlineData("Delete", "/box:box/user[name='ann']/secret", null)]
    [InlineData("Replace", "/box:box/user[name='ann']/secret", "\"another\"")]
    [InlineData("Merge", "/box:box/user[name='ann']/shell", "\"*** welcome ***\"")]
    public async Task Edit_ThatSaysWhatBecomesOfTheSecret_IsPlanned(string operation, string path, string? value)
    {
        var plan = (await _bed.PlanAsync(Edit(operation, path, value))).Value;

        Assert.True(plan.CanBeApplied);
        HoldsToItsEdit(plan.Devices[0], Box(Running));
        NoSecretIsShown(plan);
    }

    [Fact]
    public async Task Entry_WhoseSecretIsDeletedByItsOwnPathFirst_MayGo()
    {
        var plan = (await _bed.PlanAsync(Edit("Delete", "/box:box/user[name='ann']/secret"), Edit("Delete", "/box:box/user[name='ann']"))).Value;

        Assert.True(plan.CanBeApplied);
        Assert.Equal("- /box:box/user[name='ann'] (3 leafs)\n", plan.Devices[0].Difference);
    }

    [Theory]
    [InlineData("/box:box/user[name='ann']/secret")]
    [InlineData("/box:box/user[name='a]/b']/box:secret")]
    [InlineData("/box:box/user[name='ann']/secret[.='another']")]
    [InlineData("/box:box/nowhere/secret/")]
    public async Task Check_OfASecret_IsRefused(string path)
    {
        var plan = (await _bed.Planner.PlanAsync(new PlanRequest
        {
            Caller = new LocalCaller("tester"),
            Edits = [Edit("Merge", "/box:box/user[name='ann']/shell", "\"zsh\"")],
            Checks = [new PlannedCheck(CheckKind.Value) { Path = path, Expected = "another" }],
        }, default)).Value;

        Assert.False(plan.CanBeApplied);
        NoSecretIsShown(plan);
        Assert.DoesNotContain("another", PlanText.Write(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/box:box/user[name='ann']/shell")]
    [InlineData("/box:box/user[name='secret']/shell")]
    [InlineData("/box:box/user[name='x/secret']/shell")]
    public async Task Check_OfWhatIsNoSecret_KeepsWhatItExpects(string path)
    {
        var plan = (await _bed.Planner.PlanAsync(new PlanRequest
        {
            Caller = new LocalCaller("tester"),
            Edits = [Edit("Merge", "/box:box/user[name='ann']/shell", "\"zsh\"")],
            Checks = [new PlannedCheck(CheckKind.Value) { Path = path, Expected = "zsh" }],
        }, default)).Value;

        Assert.True(plan.CanBeApplied);
        Assert.Equal(("zsh", path), (plan.Checks[^1].Expected, plan.Checks[^1].Path));
    }

    private static void NoSecretIsShown(ChangePlan plan)
    {
        var shown = string.Join('\n', plan.Messages.Select(message => message.Path + message.Text).Concat(plan.Devices.Select(device => device.Difference)));
        foreach (var secret in new[] { "opensesame", "xyzzy", "another", FakeMasker.Word })
        {
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        }
    }
}
