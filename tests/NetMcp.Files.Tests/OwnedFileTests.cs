using NetMcp.TestKit;

namespace NetMcp.Files.Tests;

public sealed class OwnedFileTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    private string Target => _folder.File("secret");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replace_OfAFileThatOthersMayRead_MakesItTheOwnersAlone()
    {
        File.WriteAllText(Target, "a longer text of before");
        Modes.Set(Target, "644");

        OwnedFile.Replace(Target, "after"u8);

        Assert.Equal(("600", "after"), (Modes.Of(Target), File.ReadAllText(Target)));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Replace_BesideWhatADeathLeftUnfinished_WritesAllTheSame()
    {
        File.WriteAllText(Target, "before");
        File.WriteAllText(Target + ".new", "half of someth");
        Modes.Set(Target + ".new", "644");

        OwnedFile.Replace(Target, "after"u8);

        Assert.Equal(("600", "after"), (Modes.Of(Target), File.ReadAllText(Target)));
    }

    [Fact]
    public void Replace_ThatTheDiskDoesNotTake_LeavesWhatWasThere()
    {
        File.WriteAllText(Target, "before");
        // The new file's name is taken by something that can neither be removed as a file nor made as one.
        Directory.CreateDirectory(Target + ".new");

        Assert.ThrowsAny<Exception>(() => OwnedFile.Replace(Target, "after"u8));

        Assert.Equal("before", File.ReadAllText(Target));
    }

    [Fact]
    public void Replace_UnderAReader_GivesItTheOldFileToTheEnd()
    {
        OwnedFile.Create(Target, "before"u8);
        using var reader = new StreamReader(new FileStream(Target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        OwnedFile.Replace(Target, "after"u8);

        Assert.Equal("before", reader.ReadToEnd());
        Assert.Equal("after", File.ReadAllText(Target));
    }

    [Fact]
    public void Create_WhereThereIsAFile_IsRefusedAndLeavesIt()
    {
        OwnedFile.Create(Target, "first"u8);

        Assert.ThrowsAny<IOException>(() => OwnedFile.Create(Target, "second"u8));

        Assert.Equal(("600", "first"), (Modes.Of(Target), File.ReadAllText(Target)));
    }

    [Theory]
    [InlineData("640")]
    [InlineData("620")]
    [InlineData("610")]
    [InlineData("604")]
    [InlineData("602")]
    [InlineData("601")]
    public void Read_OfAFileThatOthersMayTouch_IsRefusedAndSaysWhatToDo(string mode)
    {
        OwnedFile.Create(Target, "secret"u8);
        Modes.Set(Target, mode);

        var refusal = Assert.Throws<FileModeException>(() => OwnedFile.Read(Target, 100));

        Assert.Contains($"mode 0{mode}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("chmod 600", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfMoreThanTheCallerTakes_IsRefused()
    {
        OwnedFile.Create(Target, "0123456789"u8);

        Assert.Equal("0123456789"u8.ToArray(), OwnedFile.Read(Target, 10));
        Assert.ThrowsAny<IOException>(() => OwnedFile.Read(Target, 9));
        Assert.Throws<FileNotFoundException>(() => OwnedFile.Read(_folder.File("missing"), 9));
    }

    [Fact]
    public void Delete_RemovesIt_AndTwiceIsNoError()
    {
        OwnedFile.Create(Target, "x"u8);

        OwnedFile.Delete(Target);
        OwnedFile.Delete(Target);

        Assert.False(File.Exists(Target));
    }
}
