using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Tests.Real;

/// <summary>What tests want of outcomes.</summary>
internal static class RealOutcomes
{
    /// <summary>The value; with a failure the test ends with its words.</summary>
    public static T Done<T>(this Outcome<T> outcome) => outcome.TryGet(out var value, out var failure) ? value : throw new Xunit.Sdk.XunitException(failure.ToString());
}
