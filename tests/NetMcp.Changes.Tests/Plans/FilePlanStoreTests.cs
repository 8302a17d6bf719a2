using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
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

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Path.GetDirectoryName(file)!).UnixFileMode);
        Assert.Equal(["plan.json"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));
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
        Assert.Empty(_store.All());
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
    public void Plan_ThatIsNotThere_SaysSo()
    {
        var id = ChangeId.OfHash(new string('0', 64));

        Assert.Null(_store.Find(id));
        Assert.Contains("no change", _store.WhyNot(id)!, StringComparison.Ordinal);
    }

    private FilePlanStore NewStore() => new(new ChangeOptions { Folder = _folder.File("changes") }, NullLogger<FilePlanStore>.Instance);

    private string FileOf(ChangePlan plan) => Path.Combine(_folder.File("changes"), plan.Id.Value, "plan.json");

    private async Task<ChangePlan> SaveAsync(string shell = "\"zsh\"")
    {
        var request = new PlanRequest
        {
            Requester = "tester",
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
