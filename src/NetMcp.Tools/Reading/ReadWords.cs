using NetMcp.Core.Reading;

namespace NetMcp.Tools.Reading;

/// <summary>The words of a read, as RFC 8342 and RFC 6243 have them.</summary>
internal static class ReadWords
{
    /// <summary>The datastores by name.</summary>
    public static IReadOnlyDictionary<string, Datastore> Datastores { get; } =
        Enum.GetValues<Datastore>().ToDictionary(Datastore, StringComparer.Ordinal);

    /// <summary>The with-defaults modes by name (RFC 6243 section 3).</summary>
    public static IReadOnlyDictionary<string, WithDefaults> DefaultModes { get; } = new Dictionary<string, WithDefaults>(StringComparer.Ordinal)
    {
        ["report-all"] = WithDefaults.ReportAll,
        ["report-all-tagged"] = WithDefaults.ReportAllTagged,
        ["trim"] = WithDefaults.Trim,
        ["explicit"] = WithDefaults.Explicit,
    };

    /// <summary>The formats of data by name.</summary>
    public static IReadOnlyDictionary<string, DataFormat> Formats { get; } =
        new Dictionary<string, DataFormat>(StringComparer.Ordinal) { ["json"] = DataFormat.Json, ["xml"] = DataFormat.Xml };

    /// <summary>The kinds of nodes by name.</summary>
    public static IReadOnlyDictionary<string, DataContent> Contents { get; } = new Dictionary<string, DataContent>(StringComparer.Ordinal)
    {
        ["all"] = DataContent.All,
        ["config"] = DataContent.Config,
        ["state"] = DataContent.State,
    };

    /// <summary>A format's name.</summary>
    public static string Format(DataFormat format) => format == DataFormat.Json ? "json" : "xml";

    /// <summary>A datastore's name.</summary>
    public static string Datastore(Datastore datastore) => datastore switch
    {
        Core.Reading.Datastore.Operational => "operational",
        Core.Reading.Datastore.Running => "running",
        Core.Reading.Datastore.Candidate => "candidate",
        Core.Reading.Datastore.Startup => "startup",
        Core.Reading.Datastore.Intended => "intended",
        _ => throw new ArgumentOutOfRangeException(nameof(datastore), datastore, "Unknown datastore."),
    };
}
