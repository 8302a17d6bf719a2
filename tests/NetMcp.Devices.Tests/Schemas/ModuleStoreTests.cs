using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Devices.Schemas.Caching;
using NetMcp.Devices.Schemas.Fetching;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Schemas;

public sealed class ModuleStoreTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keep_PastItsSize_LetsGoWhatWasUsedLeastRecently()
    {
        using var store = new ModuleStore(_folder.File("modules"), 10_000, _clock, NullLogger.Instance);
        var sources = Enumerable.Range(0, 12).Select(number => ModuleSource.Of($"module m{number} {{ }} // {new string('x', 900)}")).ToList();
        foreach (var source in sources.Take(9))
        {
            await store.KeepAsync(source, CancellationToken.None);
            await store.FindAsync(source.Hash, CancellationToken.None);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.NotNull(await store.FindAsync(sources[0].Hash, CancellationToken.None));
        _clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var source in sources.Skip(9))
        {
            await store.KeepAsync(source, CancellationToken.None);
            await store.FindAsync(source.Hash, CancellationToken.None);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.NotNull(await store.FindAsync(sources[0].Hash, CancellationToken.None));
        Assert.Null(await store.FindAsync(sources[1].Hash, CancellationToken.None));
        Assert.NotNull(await store.FindAsync(sources[11].Hash, CancellationToken.None));
        Assert.InRange(new DirectoryInfo(_folder.File("modules")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), 1, 10_000);
    }

    [Fact]
    public async Task Keep_TwoGatewaysInOneFolder_AreNotHinderedByEachOthersSweeping()
    {
        var log = new LogText();
        using var one = new ModuleStore(_folder.File("modules"), 20_000, _clock, log);
        using var other = new ModuleStore(_folder.File("modules"), 20_000, _clock, log);

        await Parallel.ForAsync(0, 400, async (number, token) =>
            await (number % 2 == 0 ? one : other).KeepAsync(ModuleSource.Of($"module m{number} {{ }} // {new string('x', 900)}"), token));

        Assert.Empty(log.ToString()!);
    }

    [Theory]
    [InlineData("\nmodule m { }\n\n  ")]
    [InlineData("\uFEFFmodule m { }")]
    [InlineData("module m { }")]
    public void Of_PaddingAroundTheText_MakesNoDifference(string text) => Assert.Equal(ModuleSource.Of("module m { }\n").Hash, ModuleSource.Of(text).Hash);
}
