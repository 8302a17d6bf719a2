using Xunit;

namespace NetMcp.TestKit.Prerequisites;

/// <summary>A theory that needs more than the .NET SDK: skipped with the reason on a laptop that lacks it, run (and failing) in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresTheoryAttribute : TheoryAttribute
{
    /// <summary>Declares what the test needs.</summary>
    public RequiresTheoryAttribute(Prerequisite needed) => Skip = PrerequisiteCheck.SkipReason(needed);
}
