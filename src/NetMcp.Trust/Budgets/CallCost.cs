namespace NetMcp.Trust.Budgets;

/// <summary>What a call costs at most.</summary>
/// <param name="Calls">Calls: one, but for what is free.</param>
/// <param name="Changes">Changes: one when a change is applied.</param>
/// <param name="Bytes">The most bytes that its result may have; what is not used is given back by <see cref="BudgetReservation.SettleBytes"/>.</param>
public sealed record CallCost(int Calls, int Changes, long Bytes);
