using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Spooling;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Spooling;

public sealed class ReadCursorTests : IDisposable
{
    private static readonly SpoolLimits Limits = new() { MaxTotal = 4 * 1024 * 1024, MaxCursors = 5 };

    private readonly TempDirectory _directory = new();
    private readonly FakeClock _clock = new();
    private readonly SpoolFolder _folder;
    private readonly ReadCursors _cursors;

    public ReadCursorTests()
    {
        _folder = new SpoolFolder(_directory.File("spool"), Limits);
        _cursors = new ReadCursors(Limits, _clock);
    }

    public void Dispose()
    {
        _cursors.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Find_ByTheCallerWhoGotIt_GivesTheRestAsOftenAsAsked()
    {
        var rest = Rest();
        var cursor = _cursors.Keep("me", rest)!;

        var first = _cursors.Find("me", cursor).Value;
        var again = _cursors.Find("me", cursor).Value;

        var expected = rest.Document.Pages!.Read(rest.From, 4000).Text;
        Assert.Equal(expected, first.Document.Pages!.Read(first.From, 4000).Text);
        Assert.Equal(expected, again.Document.Pages!.Read(again.From, 4000).Text);
    }

    [Theory]
    [InlineData("you", 0)]
    [InlineData("me", 1)]
    public void Find_ByAnybodyElseOrOfAnotherCursor_TellsNothing(string caller, int change)
    {
        var cursor = _cursors.Keep("me", Rest())!;
        var asked = change == 0 ? cursor : (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        var failure = _cursors.Find(caller, asked).Failure!;

        Assert.Equal(FailureCode.InvalidArgument, failure.Code);
        Assert.Equal(_cursors.Find("nobody", "nothing").Failure!.Message, failure.Message);
    }

    [Fact]
    public void Keep_Cursors_CannotBeGuessed()
    {
        var cursors = Enumerable.Range(0, 4).Select(_ => _cursors.Keep("me", Rest())!).ToList();

        Assert.Equal(4, cursors.Distinct().Count());
        Assert.All(cursors, cursor => Assert.Matches("^[A-Za-z0-9_-]{22}$", cursor));
    }

    [Fact]
    public void Find_AfterItsTime_IsOverAndTheRoomIsFree()
    {
        var rest = Rest(bytes: 3 * 1024 * 1024);
        var cursor = _cursors.Keep("me", rest)!;
        Assert.Null(_cursors.Keep("me", Rest(bytes: 3 * 1024 * 1024)));

        _clock.Advance(Limits.Lifetime / 2);
        Assert.True(_cursors.Find("me", cursor).IsSuccess);
        _clock.Advance(Limits.Lifetime * 0.75);
        Assert.True(_cursors.Find("me", cursor).IsSuccess);
        _clock.Advance(Limits.Lifetime * 2);

        Assert.False(_cursors.Find("me", cursor).IsSuccess);
        Assert.NotNull(_cursors.Keep("me", Rest(bytes: 3 * 1024 * 1024)));
    }

    [Fact]
    public void Keep_PastTheNumber_LetsGoWhatWasUsedLeastRecently()
    {
        var cursors = Enumerable.Range(0, 5).Select(_ => _cursors.Keep("me", Rest())!).ToList();
        Assert.True(_cursors.Find("me", cursors[0]).IsSuccess);

        _cursors.Keep("me", Rest());

        Assert.True(_cursors.Find("me", cursors[0]).IsSuccess);
        Assert.False(_cursors.Find("me", cursors[1]).IsSuccess);
    }

    [Fact]
    public void Keep_TwoPartsOfOneAnswer_KeepsItOnce()
    {
        var rest = Rest(bytes: 3 * 1024 * 1024);
        var first = _cursors.Keep("me", rest)!;
        var found = _cursors.Find("me", first).Value;
        var next = found.Document.Pages!.Read(found.From, 2000).Next!;

        Assert.NotNull(_cursors.Keep("me", found with { From = next }));
        Assert.NotNull(_cursors.Keep("you", rest));
        Assert.Equal(first, _cursors.Keep("me", rest));
    }

    [Fact]
    public void Keep_Files_AreNowhereToBeSeenAndTheFolderIsTheGatewaysAlone()
    {
        var cursor = _cursors.Keep("me", Rest(bytes: 1024 * 1024));

        Assert.NotNull(cursor);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.File("spool")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(_directory.File("spool")).UnixFileMode);
    }

    [Fact]
    public void Dispose_AtAStop_EndsAll()
    {
        var cursor = _cursors.Keep("me", Rest())!;
        var found = _cursors.Find("me", cursor).Value;

        _cursors.Dispose();

        Assert.False(_cursors.Find("me", cursor).IsSuccess);
        Assert.Null(_cursors.Keep("me", Rest()));
        Assert.Throws<ObjectDisposedException>(() => found.Document.Pages!.Read(found.From, 1000));
        Assert.True(_folder.TryReserve(Limits.MaxTotal));
    }

    [Fact]
    public void Write_PastTheMemory_GoesToAFileAndReadsBackTheSame()
    {
        using var stream = new SpoolStream(_folder, 1000, 10_000);
        var written = Enumerable.Range(0, 5000).Select(i => (byte)i).ToArray();
        for (var at = 0; at < written.Length; at += 700)
        {
            stream.Write(written, at, Math.Min(700, written.Length - at));
        }

        Assert.False(stream.IsFull);
        using var content = stream.Finish();
        Assert.Equal(written, content.Read(0, 10_000));
        Assert.Equal(written[2500..2600], content.Read(2500, 100));
        Assert.Same(content, content.ToFile());
    }

    [Fact]
    public void Write_WithoutRoom_AsksForTheEndAndLosesNothing()
    {
        Assert.True(_folder.TryReserve(Limits.MaxTotal));
        using var stream = new SpoolStream(_folder, 1000, 10_000);
        stream.Write(new byte[800]);
        Assert.False(stream.IsFull);
        stream.Write(new byte[800]);

        Assert.True(stream.IsFull);
        using var content = stream.Finish();
        Assert.Equal(1600, content.Length);
        Assert.Null(content.ToFile());
    }

    private DocumentRest Rest(int bytes = 5000)
    {
        var text = "{\"m:boxes\":{\"box\":[" + string.Join(',', Enumerable.Range(0, bytes / 100).Select(i => $$$"""{"name":"{{{i}}}","inner":{"text":"{{{new string('x', 80)}}}"}}""")) + "]}}";
        var pages = new JsonPages(new SpooledBytes(_folder, Encoding.UTF8.GetBytes(text)), SmallSchema.Boxes);
        var first = pages.Read(null, 1000);
        return new DocumentRest(
            [DeviceName.Parse("a")], Datastore.Running, new DeviceDocument { Text = first.Text, Format = DataFormat.Json, Pages = pages, Next = first.Next }, first.Next!);
    }
}
