using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>What tests want of outcomes.</summary>
internal static class Outcomes
{
    /// <summary>The value; with a failure the test ends with its words.</summary>
    public static T Done<T>(this Outcome<T> outcome) => outcome.TryGet(out var value, out var failure) ? value : throw new Xunit.Sdk.XunitException(failure.ToString());

    /// <summary>The value when it comes.</summary>
    public static async Task<T> DoneAsync<T>(this Task<Outcome<T>> outcome) => (await outcome.Guarded()).Done();

    /// <summary>The failure when it comes.</summary>
    public static async Task<Failure> FailedAsync<T>(this Task<Outcome<T>> outcome)
    {
        var failure = (await outcome.Guarded()).Failure;
        Assert.NotNull(failure);
        return failure;
    }
}
