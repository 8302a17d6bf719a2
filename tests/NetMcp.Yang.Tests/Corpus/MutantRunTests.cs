namespace NetMcp.Yang.Tests.Corpus;

/// <summary>Whoever breaks something among a million is found again by the message alone.</summary>
public sealed class MutantRunTests
{
    [Fact]
    public async Task All_MutantThatFails_IsNamedWithItsModule()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => MutantRun.AllAsync(
            "named", 1_000, seed => $"m{seed % 3}.yang", seed => Assert.NotEqual(731, seed)));

        Assert.StartsWith("mutant 731 of m2.yang: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_Seeds_AreEachTriedOnce()
    {
        var tried = new int[1_050];

        await MutantRun.AllAsync("counted", tried.Length, _ => "m.yang", seed => Interlocked.Increment(ref tried[seed]));

        Assert.All(tried, times => Assert.Equal(1, times));
    }

    [Fact]
    public void InHand_WhatWasTakenUp_IsInTheFileAtOnce()
    {
        using var inHand = new MutantsInHand("written", workers: 2);

        inHand.Take(1, 42, "ietf/m.yang");

        Assert.Equal(["none", "mutant 42 of ietf/m.yang"], File.ReadAllLines(inHand.Path).Select(line => line.Trim()));
    }
}
