using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using NetMcp.Trust.Revocation;

namespace NetMcp.Trust.Tests.Revocation;

public sealed class RevocationFileTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly FakeClock _clock = new();

    private string Path => _folder.File("revocations.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RevokeLink_IsInEffectAtOnce_InEveryOpenListAndAfterARestart()
    {
        var (mine, other) = (Open(), Open());
        Assert.False(other.IsRevoked("token-0001"));
        mine.RevokeLink("token-0001", "lost laptop");

        Assert.True(mine.IsRevoked("token-0001"));
        Assert.True(other.IsRevoked("token-0001"));
        Assert.True(Open().IsRevoked("token-0001"));
        Assert.False(other.IsRevoked("token-0002"));
        Assert.Equal("lost laptop", Assert.Single(Open().Entries).Reason);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void RevokeSubject_EndsWhatWasIssuedUpToThen()
    {
        var list = Open();
        var before = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(10));
        list.RevokeSubject("alice");

        Assert.True(list.IsRevoked("alice", before));
        Assert.True(list.IsRevoked("alice", _clock.GetUtcNow()));
        Assert.False(list.IsRevoked("alice", _clock.GetUtcNow().AddSeconds(1)));
        Assert.False(list.IsRevoked("bob", before));
        _clock.Advance(TimeSpan.FromHours(1));
        list.RevokeSubject("alice");
        Assert.True(Open().IsRevoked("alice", _clock.GetUtcNow()));
    }

    [Fact]
    public void FindRevoked_TellsWhichLinksByNameOrSubject_AndSeesWhatAnotherProcessAppends()
    {
        var (mine, other) = (Open(), Open());
        var issuedAt = _clock.GetUtcNow();
        (string, string)[] chain = [("token-0001", "alice"), ("token-0001/a", "bob"), ("token-0001/a/b", "carol")];
        Assert.Empty(other.FindRevoked(chain, issuedAt));

        mine.RevokeLink("token-0001/a");
        Assert.Equal([1], other.FindRevoked(chain, issuedAt));
        mine.RevokeSubject("carol");
        Assert.Equal([1, 2], other.FindRevoked(chain, issuedAt));
        Assert.Equal([1], other.FindRevoked(chain, issuedAt.AddSeconds(1)));

        File.Delete(Path);
        Assert.Throws<RevocationFileException>(() => other.FindRevoked(chain, issuedAt));
    }

    [Fact]
    public void Append_AfterATornLine_CutsItOff()
    {
        Open().RevokeLink("token-0001");
        File.AppendAllText(Path, "{\"at\":1,\"jti\":\"tok");
        var list = Open();
        Assert.True(list.IsRevoked("token-0001"));
        list.RevokeLink("token-0002");

        Assert.Equal(["token-0001", "token-0002"], Open().Entries.Select(entry => entry.LinkId!));
    }

    [Theory]
    [InlineData("nonsense\n")]
    [InlineData("{\"at\":1}\n")]
    [InlineData("{\"at\":1,\"jti\":\"a\",\"sub\":\"b\"}\n")]
    [InlineData("{\"at\":1,\"jti\":\"a\",\"jti\":\"b\"}\n")]
    [InlineData("\n")]
    public void Open_OfADamagedList_LetsNobodyIn(string line)
    {
        var list = Open();
        list.RevokeLink("token-0001");
        File.AppendAllText(Path, line);

        Assert.Throws<RevocationFileException>(() => Open());
        Assert.Throws<RevocationFileException>(() => list.IsRevoked("token-0002"));
    }

    [Fact]
    public void IsRevoked_WhenTheListWasShortenedOrRemoved_LetsNobodyIn()
    {
        var list = Open();
        list.RevokeLink("token-0001");
        File.Delete(Path);

        Assert.Throws<RevocationFileException>(() => list.IsRevoked("token-0002"));
        Assert.Throws<RevocationFileException>(() => list.RevokeLink("token-0002"));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Open_OfAListOrAFolderThatOthersMayWrite_LetsNobodyIn(UnixFileMode others)
    {
        // Whoever may write either could take a revocation back while no gateway runs.
        var list = Open();
        list.RevokeLink("token-0001");
        var (file, folder) = (File.GetUnixFileMode(Path), File.GetUnixFileMode(_folder.Path));

        File.SetUnixFileMode(Path, file | others);
        Assert.Contains("0600", Assert.Throws<RevocationFileException>(() => Open()).Message, StringComparison.Ordinal);
        File.SetUnixFileMode(Path, file);
        File.SetUnixFileMode(_folder.Path, folder | others);
        Assert.Contains("0700", Assert.Throws<RevocationFileException>(() => Open()).Message, StringComparison.Ordinal);
        File.SetUnixFileMode(_folder.Path, folder);
        Assert.True(Open().IsRevoked("token-0001"));
    }

    [Fact]
    public async Task Revoke_FromManyAtOnce_KeepsEveryOne()
    {
        var lists = Enumerable.Range(0, 4).Select(_ => Open()).ToArray();
        await Task.WhenAll(lists.Select((list, i) => Task.Run(() =>
        {
            for (var j = 0; j < 10; j++)
            {
                list.RevokeLink($"token-{i}-{j}");
            }
        })));

        Assert.Equal(40, Open().Entries.Select(entry => entry.LinkId).Distinct().Count());
    }

    [Fact]
    public void Revoke_OfANameWithALineEnd_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Open().RevokeSubject("alice\nbob"));
        Assert.Empty(Open().Entries);
    }

    private RevocationFile Open() => new(Path, _clock);
}
