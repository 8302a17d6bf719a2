using System.Runtime.Versioning;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Journals;

[SupportedOSPlatform("linux")]
public sealed class FileChangeJournalTests : IDisposable
{
    private static readonly ChangeId Id = ChangeId.OfHash(new string('a', 64));
    private static readonly DeviceName Device = DeviceName.Parse("r1");

    private readonly TempDirectory _folder = new();

    private string JournalPath => Path.Combine(_folder.Path, "changes", Id.Value, "journal.jsonl");

    private ChangeOptions Options => new() { Folder = Path.Combine(_folder.Path, "changes") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_AllFields_AreReadBackByTheNextGateway()
    {
        var record = new ChangeRecord
        {
            Kind = RecordKind.Checked,
            At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
            Device = Device,
            SessionId = uint.MaxValue,
            ConfirmBy = new DateTimeOffset(2026, 1, 2, 3, 9, 5, TimeSpan.Zero),
            DeviceState = DeviceChangeState.Kept,
            EndState = ChangeState.PartiallyConfirmed,
            Check = new CheckResult(CheckKind.Value, Device, false, "a \"b\"\nc"),
            Batch = 2,
            Text = "line 1\nline 2",
            Failure = new Failure(FailureCode.DeviceError, "no") { Device = Device, Transmission = Transmission.Refused, RetryAfter = TimeSpan.FromSeconds(3) },
        };
        using (var journals = new FileChangeJournals(Options))
        {
            await (await journals.OpenAsync(Id, default)).AppendAsync(record, default);
        }

        using var next = new FileChangeJournals(Options);
        var read = Assert.Single(await (await next.OpenAsync(Id, default)).ReadAsync(default));

        Assert.Equal(record with { Failure = null }, read with { Failure = null });
        Assert.Equal(record.Failure with { RpcErrors = [] }, read.Failure! with { RpcErrors = record.Failure.RpcErrors });
        Assert.Equal([Id], next.All());
    }

    [Fact]
    public async Task Open_CutAtEachByte_HasTheWholeRecordsAndGoesOnBehindThem()
    {
        using (var journals = new FileChangeJournals(Options))
        {
            var journal = await journals.OpenAsync(Id, default);
            await journal.AppendAsync(Record(RecordKind.Applying, "first"), default);
            await journal.AppendAsync(Record(RecordKind.Locking, "second"), default);
        }

        var whole = File.ReadAllBytes(JournalPath);
        var firstLine = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(JournalPath, whole[..length]);
            using var journals = new FileChangeJournals(Options);
            var journal = await journals.OpenAsync(Id, default);
            await journal.AppendAsync(Record(RecordKind.Ended, "after"), default);

            Assert.Equal(
                length < firstLine ? ["after"] : ["first", "after"],
                (await journal.ReadAsync(default)).Select(record => record.Text!));
        }
    }

    [Fact]
    public void Open_LastLineDamagedInItsMiddle_IsLeftOut()
    {
        Write("{\"kind\":\"Applying\",\"at\":\"2026-01-01T00:00:00+00:00\"}\n{\"kind\":\0\0\0\0}\n");
        using var journals = new FileChangeJournals(Options);

        Assert.Equal(RecordKind.Applying, Assert.Single(journals.Read(Id)).Kind);
    }

    [Fact]
    public async Task Open_LineBeforeTheLastDamaged_IsRefused()
    {
        Write("nonsense\n{\"kind\":\"Applying\",\"at\":\"2026-01-01T00:00:00+00:00\"}\n");
        using var journals = new FileChangeJournals(Options);

        Assert.Throws<InvalidDataException>(() => journals.Read(Id));
        await Assert.ThrowsAsync<InvalidDataException>(() => journals.OpenAsync(Id, default));
    }

    [Fact]
    public async Task Append_ManyAtOnce_AllAreThereWhole()
    {
        using var journals = new FileChangeJournals(Options);
        var journal = await journals.OpenAsync(Id, default);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => journal.AppendAsync(Record(RecordKind.Checked, $"{number}"), default)))).Guarded();

        Assert.Equal(
            Enumerable.Range(0, 200).Select(number => $"{number}").Order(StringComparer.Ordinal),
            journals.Read(Id).Select(record => record.Text!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_OfAChange_AreForTheirOwnerAlone()
    {
        using var journals = new FileChangeJournals(Options);
        await journals.OpenAsync(Id, default);
        await new FileChangeImages(Options).SaveAsync(Id, Device, ImageKind.PersistId, "secret");

        Assert.All(Directory.GetFiles(Path.GetDirectoryName(JournalPath)!), file =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(JournalPath)!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Options.Folder));
    }

    [Fact]
    public async Task Images_OfAnotherSpellingOfTheName_AreTheSame()
    {
        var images = new FileChangeImages(Options);
        await images.SaveAsync(Id, DeviceName.Parse("Core-1"), ImageKind.Before, "<a/>");
        await images.SaveAsync(Id, DeviceName.Parse("core-1"), ImageKind.Before, "<b/>");

        Assert.Equal("<b/>", images.Find(Id, DeviceName.Parse("CORE-1"), ImageKind.Before));
        Assert.Null(images.Find(Id, DeviceName.Parse("core-1"), ImageKind.After));
    }

    private static ChangeRecord Record(RecordKind kind, string text) => new() { Kind = kind, At = DateTimeOffset.UnixEpoch, Text = text };

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(JournalPath)!);
        File.WriteAllText(JournalPath, text);
    }
}
