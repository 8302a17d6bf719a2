namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>changes:</c>.</summary>
internal static class ChangesSection
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static ChangeSettings Read(MapReader? map)
    {
        var defaults = new ChangeSettings();
        if (map is null)
        {
            return defaults;
        }

        var settings = new ChangeSettings
        {
            ConfirmTimeout = map.Duration("confirm_timeout", TimeSpan.FromSeconds(30), TimeSpan.FromHours(24)) ?? defaults.ConfirmTimeout,
            CommitBudget = map.Duration("commit_budget", Second, Hour) ?? defaults.CommitBudget,
            CheckBudget = map.Duration("check_budget", Second, Hour) ?? defaults.CheckBudget,
            RecoveryBudget = map.Duration("recovery_budget", Second, Hour) ?? defaults.RecoveryBudget,
            LockBudget = map.Duration("lock_budget", Second, Hour) ?? defaults.LockBudget,
            PlanLifetime = map.Duration("plan_lifetime", TimeSpan.FromMinutes(1), TimeSpan.FromHours(24 * 7)) ?? defaults.PlanLifetime,
            PerDeviceAndHour = map.Integer("per_device_and_hour", 1, 10_000) ?? defaults.PerDeviceAndHour,
            DevicesPerPlan = map.Integer("devices_per_plan", 1, 1000) ?? defaults.DevicesPerPlan,
            EditsPerPlan = map.Integer("edits_per_plan", 1, 100_000) ?? defaults.EditsPerPlan,
            BaseBytes = (int?)map.Size("base_bytes", 64 << 10, 1 << 30) ?? defaults.BaseBytes,
        };
        map.ReportUnknownKeys();
        return settings;
    }
}
