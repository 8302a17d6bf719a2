using Microsoft.Extensions.DependencyInjection;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.Rules;

namespace NetMcp.Changes.Plans;

/// <summary>Composition of plans and of the rules that they are held to.</summary>
internal static class PlanServices
{
    /// <summary>Adds <see cref="IPlanner"/>, <see cref="IPlanStore"/> and <see cref="IChangeRules"/>; needs Core's ports, <see cref="ChangeOptions"/>, a clock and logging.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<IPlanner, Planner>();
        services.AddSingleton<IPlanStore, FilePlanStore>();
        services.AddSingleton<IChangeRules, ChangeRules>();
        return services;
    }
}
