using NetMcp.TestKit.Time;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.Proofs;

/// <summary>Tricks with DPoP proofs, by their names; the proofs are written by hand.</summary>
public sealed class DpopAttackTests : IDisposable
{
    private const string Header = """{"typ":"dpop+jwt","alg":"ES256","jwk":JWK}""";
    private const string Token = "token~link";

    private static readonly Uri Target = new("https://gateway.example/mcp");

    private readonly RawJws _raw = new();
    private readonly FakeClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Honest_Proof_IsTakenOnce()
    {
        var verifier = Verifier();
        var proof = verifier.Check(Proof(), Request()).Value!;

        Assert.Equal(_raw.Thumbprint, proof.Key.Thumbprint);
        Assert.Null(verifier.Use(proof));
    }

    [Fact]
    public void Rfc9449_ExampleOfItsSection4_IsTakenButForTheToken()
    {
        // That proof goes to a token endpoint, so it has no ath; all else of it holds.
        const string Example = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
        var verifier = new DpopVerifier(new FakeClock(DateTimeOffset.FromUnixTimeSeconds(1562262616)), new DpopOptions());

        Assert.Equal("ath", Assert.Single(verifier.Check(Example, new DpopRequest("POST", new Uri("https://server.example.com/token"), Token)).Refusals).Where);
    }

    [Fact]
    public void Replay_OfAProof_IsRefusedForAsLongAsItWouldBeTaken()
    {
        var verifier = Verifier();
        Assert.Null(Use(verifier, Proof()));
        Assert.Equal(RefusalCode.Replay, Use(verifier, Proof())!.Code);
        for (var second = 0; second < 60; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(RefusalCode.Replay, Use(verifier, Proof())!.Code);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RefusalCode.Proof, Use(verifier, Proof())!.Code);
    }

    [Fact]
    public async Task Replay_FromManyAtOnce_IsTakenOnce()
    {
        var verifier = Verifier();
        var proof = verifier.Check(Proof(), Request()).Value!;
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => verifier.Use(proof))));

        Assert.Single(results, refusal => refusal is null);
        Assert.All(results.OfType<Refusal>(), refusal => Assert.Equal(RefusalCode.Replay, refusal.Code));
    }

    [Fact]
    public void Replay_AfterARestart_IsRefused()
    {
        Assert.Null(Use(Verifier(), Proof()));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(RefusalCode.Proof, Use(Verifier(), Proof())!.Code);
    }

    [Fact]
    public void Replay_WithTheClockSetBack_IsRefused()
    {
        var clock = new SettableClock { Now = _clock.GetUtcNow() };
        var verifier = new DpopVerifier(clock, new DpopOptions());
        Assert.Null(Use(verifier, Proof()));
        clock.Now += TimeSpan.FromMinutes(10);
        Assert.Null(Use(verifier, Proof(clock.Now.ToUnixTimeSeconds(), "another")));
        clock.Now -= TimeSpan.FromMinutes(10);

        Assert.Equal(RefusalCode.Proof, Use(verifier, Proof())!.Code);
    }

    [Fact]
    public void SameId_OfAnotherKey_IsAnotherProof()
    {
        using var other = new RawJws();
        var verifier = Verifier();

        Assert.Null(Use(verifier, Proof()));
        Assert.Null(Use(verifier, other.Write(Header.Replace("JWK", other.Jwk, StringComparison.Ordinal), Claims())));
    }

    [Theory]
    [InlineData(-60, null)]
    [InlineData(-61, "iat")]
    [InlineData(5, null)]
    [InlineData(6, "iat")]
    [InlineData(1_000_000_000, "iat")]
    public void OldOrFuture_Proof_IsRefused(int seconds, string? where)
    {
        var clock = new SettableClock { Now = DateTimeOffset.FromUnixTimeSeconds(1_799_990_000) };
        var verifier = new DpopVerifier(clock, new DpopOptions());
        clock.Now = _clock.GetUtcNow();

        Assert.Equal(where, verifier.Check(Proof(1_800_000_000 + seconds), Request()).Refusals.SingleOrDefault()?.Where);
    }

    [Theory]
    [InlineData("\"htm\":\"POST\"", "\"htm\":\"GET\"", "htm", RefusalCode.Proof)]
    [InlineData("\"htm\":\"POST\"", "\"htm\":\"post\"", "htm", RefusalCode.Proof)]
    [InlineData("\"htm\":\"POST\",", "", "htm", RefusalCode.Claim)]
    [InlineData("https://gateway.example/mcp", "https://gateway.example/mcp2", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "https://gateway.example/MCP", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "https://gateway.example/mcp/", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "http://gateway.example/mcp", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "https://evil.example/mcp", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "https://gateway.example:8443/mcp", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "https://gateway.example@evil.example/mcp", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "https://user@gateway.example/mcp", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "https://gateway.example\\\\mcp", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "/mcp", "htu", RefusalCode.Proof)]
    [InlineData("https://gateway.example/mcp", "file:///mcp", "htu", RefusalCode.Proof)]
    [InlineData("\"iat\":1800000000", "\"iat\":\"1800000000\"", "iat", RefusalCode.Claim)]
    [InlineData("\"jti\":\"proof-1\",", "", "jti", RefusalCode.Claim)]
    [InlineData("\"ath\":\"", "\"ath\":\"A", "ath", RefusalCode.Proof)]
    [InlineData("\"iat\":", "\"nonce\":\"AAAA\",\"iat\":", "nonce", RefusalCode.Nonce)]
    public void OfAnotherRequest_IsRefused(string old, string @new, string where, RefusalCode code)
    {
        Assert.Contains(old, Claims(), StringComparison.Ordinal);
        var refusal = Assert.Single(Verifier().Check(Sign(Claims().Replace(old, @new, StringComparison.Ordinal)), Request()).Refusals);

        Assert.Equal((where, code), (refusal.Where, refusal.Code));
    }

    [Theory]
    [InlineData("HTTPS://Gateway.EXAMPLE/mcp")]
    [InlineData("https://gateway.example:443/mcp")]
    [InlineData("https://gateway.example/mcp?query=1")]
    [InlineData("https://gateway.example/mcp#fragment")]
    [InlineData("https://gateway.example/./a/../mcp")]
    [InlineData("https://gateway.example/%6D%63p")]
    public void SameUrl_WrittenInAnotherWay_IsTaken(string url) =>
        Assert.NotNull(Verifier().Check(Sign(Claims().Replace("https://gateway.example/mcp", url, StringComparison.Ordinal)), Request()).Value);

    [Fact]
    public void OfAnotherToken_IsRefused()
    {
        var refusal = Assert.Single(Verifier().Check(Proof(), Request() with { AccessToken = "token" }).Refusals);

        Assert.Equal("ath", refusal.Where);
    }

    [Theory]
    [InlineData("""{"typ":"dpop+jwt","alg":"none","jwk":JWK}""", RefusalCode.Algorithm)]
    [InlineData("""{"typ":"dpop+jwt","alg":"HS256","jwk":JWK}""", RefusalCode.Algorithm)]
    [InlineData("""{"typ":"JWT","alg":"ES256","jwk":JWK}""", RefusalCode.Type)]
    [InlineData("""{"typ":"dpop+jwt","alg":"ES256"}""", RefusalCode.Key)]
    [InlineData("""{"typ":"dpop+jwt","alg":"ES256","kid":"k"}""", RefusalCode.Key)]
    [InlineData("""{"typ":"dpop+jwt","alg":"ES256","jwk":JWK,"crit":["x"],"x":1}""", RefusalCode.Header)]
    public void OddHeader_IsRefused(string header, RefusalCode code) =>
        Assert.Equal(code, Assert.Single(Verifier().Check(_raw.Write(header.Replace("JWK", _raw.Jwk, StringComparison.Ordinal), Claims()), Request()).Refusals).Code);

    [Fact]
    public void PrivateKey_InTheHeader_IsRefused() =>
        Assert.Equal(RefusalCode.Key, Assert.Single(Verifier().Check(_raw.Write(Header.Replace("JWK", _raw.Jwk.Replace("}", ",\"d\":\"AAAA\"}", StringComparison.Ordinal), StringComparison.Ordinal), Claims()), Request()).Refusals).Code);

    [Fact]
    public void Forged_UnderSomebodyElsesKey_IsRefused()
    {
        using var thief = new RawJws();

        Assert.Equal(RefusalCode.Signature, Assert.Single(Verifier().Check(thief.Write(Header.Replace("JWK", _raw.Jwk, StringComparison.Ordinal), Claims()), Request()).Refusals).Code);
    }

    [Fact]
    public void Huge_Proof_IsRefused() =>
        Assert.Equal(RefusalCode.TooLarge, Assert.Single(Verifier().Check(Sign(Claims() + new string(' ', 4096)), Request()).Refusals).Code);

    [Fact]
    public void Nonce_WhereItIsRequired_MustBeOursAndFresh()
    {
        var verifier = new DpopVerifier(_clock, new DpopOptions { RequireNonce = true, MaxAge = TimeSpan.FromHours(1) });
        var nonce = verifier.Nonces.Create();
        string With(string value) => Sign(Claims().Replace("\"iat\":", $"\"nonce\":\"{value}\",\"iat\":", StringComparison.Ordinal));

        Assert.Equal(RefusalCode.Nonce, Assert.Single(verifier.Check(Proof(), Request()).Refusals).Code);
        Assert.NotNull(verifier.Check(With(nonce), Request()).Value);
        Assert.Equal(RefusalCode.Nonce, Assert.Single(verifier.Check(With(Verifier().Nonces.Create()), Request()).Refusals).Code);
        Assert.Equal(RefusalCode.Nonce, Assert.Single(verifier.Check(With(nonce[..^1] + (nonce[^1] == 'A' ? 'Q' : 'A')), Request()).Refusals).Code);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(RefusalCode.Nonce, Assert.Single(verifier.Check(With(nonce), Request()).Refusals).Code);
    }

    [Fact]
    public void Flood_OfProofs_FillsItsOwnShareOnlyAndIsRefusedNotForgotten()
    {
        using var other = new RawJws();
        var verifier = new DpopVerifier(_clock, new DpopOptions { Capacity = 5, CapacityPerKey = 3 });
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(Use(verifier, Proof(id: $"proof-{i}")));
        }

        Assert.Equal(RefusalCode.Capacity, Use(verifier, Proof(id: "proof-3"))!.Code);
        Assert.Equal(RefusalCode.Replay, Use(verifier, Proof(id: "proof-0"))!.Code);
        Assert.Null(Use(verifier, other.Write(Header.Replace("JWK", other.Jwk, StringComparison.Ordinal), Claims())));
        _clock.Advance(TimeSpan.FromSeconds(62));
        Assert.Null(Use(verifier, Proof(1_800_000_062, "proof-4")));
    }

    [Fact]
    public void Flood_UnderEverNewKeys_LeavesNothingBehindOfWhatWasRefused()
    {
        // Whoever holds a token makes links for as many keys as it likes.
        var options = new DpopOptions { Capacity = 2 };
        var memory = new ReplayMemory(options, _clock.GetUtcNow());
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(i < 2, memory.Remember($"key-{i}", "proof", _clock.GetUtcNow()) is null);
        }

        Assert.Equal(2, memory.KnownKeys);
        memory.Latest(_clock.GetUtcNow() + options.MaxAge + TimeSpan.FromSeconds(2));
        Assert.Null(memory.Remember("key-50", "proof", _clock.GetUtcNow() + options.MaxAge));
        Assert.Equal(1, memory.KnownKeys);
    }

    private DpopVerifier Verifier() => new(_clock, new DpopOptions());

    private static DpopRequest Request() => new("POST", Target, Token);

    private static Refusal? Use(DpopVerifier verifier, string text)
    {
        var result = verifier.Check(text, Request());
        return result.Value is { } proof ? verifier.Use(proof) : result.Refusals[0];
    }

    private string Proof(long issuedAt = 1_800_000_000, string id = "proof-1") => Sign(Claims(issuedAt, id));

    private string Sign(string claims) => _raw.Write(Header.Replace("JWK", _raw.Jwk, StringComparison.Ordinal), claims);

    private static string Claims(long issuedAt = 1_800_000_000, string id = "proof-1") =>
        $$"""{"jti":"{{id}}","htm":"POST","htu":"https://gateway.example/mcp","iat":{{issuedAt}},"ath":"{{Chains.HandMadeChain.Hash(Token)}}"}""";

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
