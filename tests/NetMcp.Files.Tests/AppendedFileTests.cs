using System.Text;
using NetMcp.TestKit;

namespace NetMcp.Files.Tests;

public sealed class AppendedFileTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    private string Target => _folder.File("journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_IsThereForEverybodyWhenItReturns()
    {
        using var file = AppendedFile.Open(Target);
        file.Append("one\n"u8);
        Assert.Equal("one\n", Read());
        file.Append("two\n"u8);

        Assert.Equal("one\ntwo\n", Read());
        Assert.Equal((8L, "600"), (file.Length, Modes.Of(Target)));
    }

    [Fact]
    public void Append_AfterCutTo_BeginsWhereTheLastWholeRecordEnds()
    {
        using (var before = AppendedFile.Open(Target))
        {
            before.Append("one\ntw"u8);
        }

        using var file = AppendedFile.Open(Target);
        Assert.Equal("one\ntw"u8.ToArray(), file.ReadAll());
        file.CutTo(4);
        Assert.Equal("one\n", Read());
        file.Append("three\n"u8);

        Assert.Equal("one\nthree\n", Read());
        Assert.Equal("one\nthree\n"u8.ToArray(), file.ReadAll());
        Assert.Throws<ArgumentOutOfRangeException>(() => file.CutTo(11));
    }

    [Fact]
    public void Append_WhichFails_CountsForNothing()
    {
        var file = AppendedFile.Open(Target);
        file.Append("one\n"u8);
        file.Dispose();

        Assert.ThrowsAny<Exception>(() => file.Append("two\n"u8));

        Assert.Equal((4L, "one\n"), (file.Length, Read()));
    }

    [Theory]
    [InlineData("620", true)]
    [InlineData("602", true)]
    [InlineData("644", false)]
    public void Open_OfAFileThatOthersMayWrite_IsRefused(string mode, bool isRefused)
    {
        AppendedFile.Open(Target).Dispose();
        Modes.Set(Target, mode);

        var refusal = Record.Exception(() => AppendedFile.Open(Target).Dispose());

        Assert.Equal(isRefused, refusal is FileModeException);
        Assert.Equal(isRefused, refusal is not null);
    }

    private string Read() => Encoding.UTF8.GetString(File.ReadAllBytes(Target));
}
