using NetMcp.Changes;
using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Hosting;

/// <summary>Changes as the configuration has them: one rule for the server and for the commands that need none.</summary>
internal static class ChangeComposition
{
    private const string Folder = "changes";

    /// <summary>What part of a stop's deadline changes have; the rest is for closing the devices' sessions.</summary>
    private const double StopPart = 0.85;

    /// <summary>Adds changes over the devices, which must be there.</summary>
    public static IServiceCollection AddConfiguredChanges(this IServiceCollection services, DeviceInventory inventory)
    {
        var settings = inventory.Changes;
        return services.AddChanges(new ChangeOptions
        {
            Folder = Path.Combine(inventory.Gateway.DataFolder, Folder),
            LeastConfirmTimeout = settings.ConfirmTimeout,
            CommitBudget = settings.CommitBudget,
            CheckBudget = settings.CheckBudget,
            RecoveryBudget = settings.RecoveryBudget,
            LockBudget = settings.LockBudget,
            StopBudget = inventory.Gateway.StopTimeout * StopPart,
            PlanLifetime = settings.PlanLifetime,
            ChangesPerDeviceAndHour = settings.PerDeviceAndHour,
            MostDevices = settings.DevicesPerPlan,
            MostEdits = settings.EditsPerPlan,
            MostBaseBytes = settings.BaseBytes,
        });
    }
}
