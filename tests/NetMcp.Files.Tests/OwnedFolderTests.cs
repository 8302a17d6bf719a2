using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;

namespace NetMcp.Files.Tests;

public sealed class OwnedFolderTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Make_MakesEveryMissingFolderForItsOwnerAlone_AndLeavesWhatIsThere()
    {
        Directory.CreateDirectory(_folder.File("there"));
        Modes.Set(_folder.File("there"), "755");

        OwnedFolder.Make(_folder.File("there/new/newer/"));
        OwnedFolder.Make(_folder.File("there/new/newer"));

        Assert.Equal(("755", "700", "700"), (Modes.Of(_folder.File("there")), Modes.Of(_folder.File("there/new")), Modes.Of(_folder.File("there/new/newer"))));
    }

    [Theory]
    [InlineData("700", false)]
    [InlineData("755", false)]
    [InlineData("770", true)]
    [InlineData("702", true)]
    public void RefuseShared_RefusesAFolderThatOthersMayWrite(string mode, bool isRefused)
    {
        var folder = _folder.File("keys");
        OwnedFolder.Make(folder);
        Modes.Set(folder, mode);

        var refusal = Record.Exception(() => OwnedFolder.RefuseShared(folder));

        Assert.Equal(isRefused, refusal is FileModeException { Message: var message } && message.Contains("chmod 700", StringComparison.Ordinal));
        Assert.Equal(isRefused, refusal is not null);
    }

    [Fact]
    public void RefuseShared_OfAFolderThatIsNotThere_HasNothingToRefuse() => OwnedFolder.RefuseShared(_folder.File("missing"));

    [Fact]
    public void RefuseForeign_OfWhatIsOnesOwn_LetsItPass()
    {
        OwnedFolder.RefuseForeign(_folder.Path);
        OwnedFolder.RefuseForeign(_folder.File("missing/yet"));
    }

    [RequiresFact(Prerequisite.Root)]
    public void RefuseForeign_ByRoot_RefusesWhatIsAnotherUsers()
    {
        OwnedFolder.Make(_folder.File("data"));
        Modes.Give(_folder.File("data"), "4711");

        var refusal = Assert.Throws<FileModeException>(() => OwnedFolder.RefuseForeign(_folder.File("data/audit")));

        Assert.Contains("sudo -u \\#4711", refusal.Message, StringComparison.Ordinal);
    }
}
