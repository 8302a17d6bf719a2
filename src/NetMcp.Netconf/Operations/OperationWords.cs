namespace NetMcp.Netconf.Operations;

/// <summary>The words of the YANG enumerations, as they stand in XML.</summary>
internal static class OperationWords
{
    public static string Of(NetconfDatastore datastore) => datastore switch
    {
        NetconfDatastore.Running => "running",
        NetconfDatastore.Candidate => "candidate",
        NetconfDatastore.Startup => "startup",
        _ => throw new ArgumentOutOfRangeException(nameof(datastore)),
    };

    public static string Of(NmdaDatastore datastore) => datastore switch
    {
        NmdaDatastore.Running => "running",
        NmdaDatastore.Candidate => "candidate",
        NmdaDatastore.Startup => "startup",
        NmdaDatastore.Intended => "intended",
        NmdaDatastore.Operational => "operational",
        _ => throw new ArgumentOutOfRangeException(nameof(datastore)),
    };

    public static string Of(WithDefaultsMode mode) => mode switch
    {
        WithDefaultsMode.ReportAll => "report-all",
        WithDefaultsMode.ReportAllTagged => "report-all-tagged",
        WithDefaultsMode.Trim => "trim",
        WithDefaultsMode.Explicit => "explicit",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static string Of(DefaultOperation operation) => operation switch
    {
        DefaultOperation.Merge => "merge",
        DefaultOperation.Replace => "replace",
        DefaultOperation.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public static string Of(TestOption option) => option switch
    {
        TestOption.TestThenSet => "test-then-set",
        TestOption.Set => "set",
        TestOption.TestOnly => "test-only",
        _ => throw new ArgumentOutOfRangeException(nameof(option)),
    };

    public static string Of(ErrorOption option) => option switch
    {
        ErrorOption.StopOnError => "stop-on-error",
        ErrorOption.ContinueOnError => "continue-on-error",
        ErrorOption.RollbackOnError => "rollback-on-error",
        _ => throw new ArgumentOutOfRangeException(nameof(option)),
    };
}
