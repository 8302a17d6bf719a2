using Xunit;

namespace NetMcp.TestKit.Prerequisites;

/// <summary>A fact that needs more than the .NET SDK: skipped with the reason on a laptop that lacks it, run (and failing) in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresFactAttribute : FactAttribute
{
    /// <summary>Declares what the test needs.</summary>
    public RequiresFactAttribute(Prerequisite needed) => Skip = PrerequisiteCheck.SkipReason(needed);
}
