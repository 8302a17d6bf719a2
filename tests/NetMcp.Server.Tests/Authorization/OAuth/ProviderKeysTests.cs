using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Server.Authorization.OAuth;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using NetMcp.Trust.AccessTokens;
using Xunit;

namespace NetMcp.Server.Tests.Authorization.OAuth;

/// <summary>How often an authorization server is asked for its keys, and how long its absence is borne.</summary>
public sealed class ProviderKeysTests : IDisposable
{
    private static readonly ProviderKeyTimes Times = new(Refresh: TimeSpan.FromMinutes(10), Retry: TimeSpan.FromSeconds(30), Keep: TimeSpan.FromHours(1));

    private readonly FakeClock _clock = new();
    private readonly ProviderKeys _keys;
    private Func<Task<ProviderFetch>> _answer;
    private int _asked;

    public ProviderKeysTests()
    {
        _answer = () => Task.FromResult<ProviderFetch>(Some());
        _keys = new ProviderKeys(_ => { Interlocked.Increment(ref _asked); return _answer(); }, Times, _clock, NullLogger.Instance);
    }

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task Get_WhileFresh_AsksOnce()
    {
        var first = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(9));

        Assert.Same(first, await GetAsync());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Get_AfterTheRefresh_HasTheNewKeysAndNotTheOld()
    {
        var first = await GetAsync();
        _clock.Advance(Times.Refresh);

        Assert.NotSame(first, await GetAsync());
        Assert.Equal(2, _asked);
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(1, 30)]
    [InlineData(86_400, 600)]
    public async Task Get_ServerThatSaysHowLong_IsHeededWithinBounds(int said, int kept)
    {
        _answer = () => Task.FromResult<ProviderFetch>(Some() with { MaxAge = TimeSpan.FromSeconds(said) });
        await GetAsync();
        _clock.Advance(TimeSpan.FromSeconds(kept - 1));
        await GetAsync();
        Assert.Equal(1, _asked);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync();
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Get_ServerThatHangs_WaitsAWhileAndGoesOnWithTheKeysAtHand()
    {
        var first = await GetAsync();
        var hangs = new TaskCompletionSource<ProviderFetch>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = () =>
        {
            begun.SetResult();
            return hangs.Task;
        };
        _clock.Advance(Times.Refresh);

        var waiting = _keys.GetAsync(CancellationToken.None).AsTask();
        await begun.Task.Guarded();
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(first, await waiting.Guarded());
        Assert.Same(first, await GetAsync());
        hangs.SetResult(Some());
        await waiting;
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Get_ByManyAtOnce_IsOneFetch()
    {
        var answer = new TaskCompletionSource<ProviderFetch>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = () => answer.Task;

        var waiting = Enumerable.Range(0, 100).Select(_ => _keys.GetAsync(CancellationToken.None).AsTask()).ToList();
        answer.SetResult(Some());

        Assert.Single((await Task.WhenAll(waiting).Guarded()).Distinct());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Get_WhoeverGivesUp_DoesNotStopTheFetch()
    {
        var answer = new TaskCompletionSource<ProviderFetch>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = () => answer.Task;
        using var impatient = new CancellationTokenSource();

        var given = _keys.GetAsync(impatient.Token).AsTask();
        var waiting = _keys.GetAsync(CancellationToken.None).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.Guarded());
        answer.SetResult(Some());

        Assert.NotNull(await waiting.Guarded());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Get_ServerAway_OldKeysServeForALimitedTimeAndItIsAskedOncePerInterval()
    {
        var first = await GetAsync();
        _answer = () => Task.FromResult<ProviderFetch>(new ProviderFetch.Failed("away"));
        _clock.Advance(Times.Refresh);
        for (var i = 0; i < 10; i++)
        {
            Assert.Same(first, await GetAsync());
        }

        Assert.Equal(2, _asked);
        _clock.Advance(Times.Keep - Times.Refresh - TimeSpan.FromTicks(1));
        Assert.Same(first, await GetAsync());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await GetAsync());

        _answer = () => Task.FromResult<ProviderFetch>(Some());
        _clock.Advance(Times.Retry);
        Assert.NotNull(await GetAsync());
    }

    [Fact]
    public async Task Get_ServerThatWasNeverThere_IsNobodysKeysAndAskedOncePerInterval()
    {
        _answer = () => throw new InvalidOperationException("a fault of our own");
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(await GetAsync());
        }

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task GetNewer_UnknownKeys_FetchOncePerIntervalHoweverManyTokensNameThem()
    {
        var seen = await GetAsync();
        Assert.Same(seen, await _keys.GetNewerAsync(seen!, CancellationToken.None).Guarded());
        Assert.Equal(1, _asked);

        _clock.Advance(Times.Retry);
        var newer = await _keys.GetNewerAsync(seen!, CancellationToken.None).Guarded();
        Assert.NotSame(seen, newer);
        for (var i = 0; i < 100; i++)
        {
            // Those who looked into the old ones are given the new without a fetch.
            Assert.Same(newer, await _keys.GetNewerAsync(seen!, CancellationToken.None).Guarded());
            Assert.Same(newer, await _keys.GetNewerAsync(newer!, CancellationToken.None).Guarded());
        }

        Assert.Equal(2, _asked);
    }

    private static ProviderFetch.Fetched Some()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        var set = $$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"e","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}]}""";
        return new ProviderFetch.Fetched(ProviderKeySet.Read(Encoding.UTF8.GetBytes(set)).Value!, null);
    }

    private Task<ProviderKeySet?> GetAsync() => _keys.GetAsync(CancellationToken.None).Guarded();
}
