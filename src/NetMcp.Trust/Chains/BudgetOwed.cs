using NetMcp.Trust.Grants;

namespace NetMcp.Trust.Chains;

/// <summary>A budget that a call is to be debited to.</summary>
/// <param name="LinkId">Whose: see <see cref="ChainLink.Id"/>.</param>
/// <param name="Budgets">Its limits.</param>
public sealed record BudgetOwed(string LinkId, GrantBudgets Budgets);
