using NetMcp.Core.Access;
using NetMcp.Trust.Chains;

namespace NetMcp.Server.Authorization;

/// <summary>A caller whose rights end and are counted: what the gate asks beside what tools and devices ask.</summary>
internal interface IGuardedCaller : ICaller
{
    /// <summary>Whether what it presented still stands, judged anew at each look: not expired, not revoked.</summary>
    bool Stands { get; }

    /// <summary>The budgets that each of its calls is debited to.</summary>
    IReadOnlyList<BudgetOwed> Budgets { get; }

    /// <summary>Whether its grant leaves out no device, so that what all devices together have is no secret to it.</summary>
    bool ReachesEveryDevice { get; }

    /// <summary>Whether its grant holds an operation at all.</summary>
    bool Holds(GrantOperation operation);
}
