using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.TestKit;
using Xunit;
using static NetMcp.Changes.Tests.Plans.PlanBed;

namespace NetMcp.Changes.Tests.Plans;

public sealed class FilePlanStoreTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly PlanBed _bed = new();
    private readonly FilePlanStore _store;

    public FilePlanStoreTests()
    {
        _store = NewStore();
        _bed.Network.Add("r1", Schema, Box("<user><name>ann</name><secret>opensesame</secret></user>"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plan_ThatWasSaved_IsFoundByAnotherGateway()
    {
        var plan = await SaveAsync();

        var found = NewStore().Find(plan.Id)!;

        Assert.Equal(PlanText.Write(plan), PlanText.Write(found));
        Assert.Equal(plan.Hash, found.Hash);
        Assert.Null(_store.WhyNot(plan.Id));
    }

    [Fact]
    public async Task Files_AreForTheirOwnerAlone()
    {
        var file = FileOf(await SaveAsync());

        Assert.All(Directory.GetFiles(Path.GetDirectoryName(file)!), each => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(each).UnixFileMode));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Path.GetDirectoryName(file)!).UnixFileMode);
        Assert.Equal(["header.json", "plan.json"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("zsh", "ash", "hash differs")]
    [InlineData("\"tester\"", "\"mallory\"", "hash differs")]
    [InlineData("{\"hash\"", "{\"hush\"", "damaged")]
    [InlineData("}", "", "damaged")]
    public async Task Plan_ThatSomebodyTouched_IsNoPlan(string from, string to, string words)
    {
        var plan = await SaveAsync();
        var text = await File.ReadAllTextAsync(FileOf(plan));
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(FileOf(plan), text.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(_store.Find(plan.Id));
        Assert.Contains(words, _store.WhyNot(plan.Id)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_UnderTheNameOfAnother_IsNoPlan()
    {
        var plan = await SaveAsync();
        var other = await SaveAsync("\"ksh\"");
        File.Copy(FileOf(other), FileOf(plan), overwrite: true);

        Assert.Null(_store.Find(plan.Id));
    }

    [Fact]
    public async Task All_IsTheNewestFirst()
    {
        var first = await SaveAsync();
        _bed.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await SaveAsync();

        Assert.Equal([second.Id, first.Id], _store.All().Select(plan => plan.Id));
    }

    [Fact]
    public async Task All_OfAnotherGateway_IsMadeOfHeadersAlone()
    {
        var plan = await SaveAsync();
        await File.WriteAllTextAsync(FileOf(plan), "not read");

        Same(plan, Assert.Single(NewStore().All()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"id\":")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"id\":\"c-00000000000000000000000000000000\",\"requester\":\"x\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"expiresAt\":\"2026-01-01T00:00:00Z\",\"devices\":[]}")]
    public async Task All_WithoutAHeaderOfThePlan_ReadsThePlan(string? header)
    {
        var plan = await SaveAsync();
        File.Delete(HeaderOf(plan));
        if (header is not null)
        {
            await File.WriteAllTextAsync(HeaderOf(plan), header);
        }

        Same(plan, Assert.Single(NewStore().All()));
    }

    [Fact]
    public async Task Plan_ThatNobodyApplied_IsRemovedADayAfterItsExpiry()
    {
        var plan = await SaveAsync();
        _bed.Clock.Advance(plan.ExpiresAt - _bed.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        NewStore().RemoveExpired();
        Assert.NotNull(_store.Find(plan.Id));

        _bed.Clock.Advance(TimeSpan.FromSeconds(1));
        _store.RemoveExpired();

        Assert.Null(_store.Find(plan.Id));
        Assert.Empty(_store.All());
        Assert.False(Directory.Exists(Path.GetDirectoryName(FileOf(plan))));
    }

    [Fact]
    public async Task Plan_ThatWasApplied_Stays()
    {
        var plan = await SaveAsync();
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(FileOf(plan))!, "journal.jsonl"), "");
        _bed.Clock.Advance(TimeSpan.FromDays(400));

        _store.RemoveExpired();

        Assert.NotNull(_store.Find(plan.Id));
    }

    [Fact]
    public async Task Plan_ThatIsDamaged_IsLeftToAPerson()
    {
        var plan = await SaveAsync();
        File.Delete(HeaderOf(plan));
        await File.WriteAllTextAsync(FileOf(plan), "{");
        _bed.Clock.Advance(TimeSpan.FromDays(400));

        NewStore().RemoveExpired();

        Assert.True(File.Exists(FileOf(plan)));
    }

    [Theory]
    [InlineData("header.json")]
    [InlineData("plan.json.new")]
    [InlineData(null)]
    public async Task Folder_ThatADeathLeftWithoutAPlan_IsRemovedAndNeverListed(string? left)
    {
        var plan = await SaveAsync();
        var folder = Path.GetDirectoryName(FileOf(plan))!;
        var header = await File.ReadAllTextAsync(HeaderOf(plan));
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        if (left is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, left), header);
        }

        var store = NewStore();
        Assert.Empty(store.All());
        store.RemoveExpired();

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Saving_RemovesAtMostOnceAnHour()
    {
        var first = await SaveAsync();
        _bed.Clock.Advance(TimeSpan.FromDays(2));
        await SaveAsync();
        Assert.Null(_store.Find(first.Id));

        var left = Directory.CreateDirectory(Path.Combine(_folder.File("changes"), "c-" + new string('1', 32)));
        _bed.Clock.Advance(TimeSpan.FromMinutes(59));
        await SaveAsync("\"ksh\"");
        left.Refresh();
        Assert.True(left.Exists);

        _bed.Clock.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync("\"bash\"");
        left.Refresh();
        Assert.False(left.Exists);
    }

    [Fact]
    public void Plan_ThatIsNotThere_SaysSo()
    {
        var id = ChangeId.OfHash(new string('0', 64));

        Assert.Null(_store.Find(id));
        Assert.Contains("no change", _store.WhyNot(id)!, StringComparison.Ordinal);
    }

    private FilePlanStore NewStore() => new(new ChangeOptions { Folder = _folder.File("changes") }, _bed.Clock, NullLogger<FilePlanStore>.Instance);

    private string FileOf(ChangePlan plan) => Path.Combine(_folder.File("changes"), plan.Id.Value, "plan.json");

    private string HeaderOf(ChangePlan plan) => Path.Combine(Path.GetDirectoryName(FileOf(plan))!, "header.json");

    private static void Same(ChangePlan plan, PlanHeader header) => Assert.Equivalent(PlanHeader.Of(plan), header, strict: true);

    private async Task<ChangePlan> SaveAsync(string shell = "\"zsh\"")
    {
        var request = new PlanRequest
        {
            Caller = new LocalCaller("tester"),
            Edits = [Edit("Merge", "/box:box/user[name='ann']/shell", shell)],
            Checks = [new PlannedCheck(CheckKind.Value) { Device = DeviceName.Parse("R1"), Path = "/box:box/speed", Most = 1.50m, Settle = TimeSpan.FromSeconds(3) }],
            Canaries = [DeviceName.Parse("r1")],
            Comment = "why \u00e9 <not>",
        };
        var plan = (await _bed.Planner.PlanAsync(request, default)).Value;
        await _store.SaveAsync(plan, default);
        return plan;
    }
}
