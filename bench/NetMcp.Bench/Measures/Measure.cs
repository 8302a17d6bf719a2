namespace NetMcp.Bench.Measures;

/// <summary>What is measured: its words, its unit, and whether less is better.</summary>
internal sealed record Measure(string Title, string Unit, double Scale, bool LessIsBetter)
{
    public static readonly Measure Connect = new("connect + hello", "ms", 1000, true);
    public static readonly Measure RoundTrip = new("one get-config round trip", "us", 1e6, true);
    public static readonly Measure Sequential = new("in a row on one session", "requests/s", 1, false);
    public static readonly Measure Pipelined = new("pipelined on one session", "requests/s", 1, false);
    public static readonly Measure Open = new("sessions opened side by side", "ms for all", 1000, true);
    public static readonly Measure Parallel = new("sessions in parallel", "requests/s", 1, false);
    public static readonly Measure Memory = new("client memory a session (PSS)", "KiB", 1, true);

    public static IReadOnlyList<Measure> All => [Connect, RoundTrip, Sequential, Pipelined, Open, Parallel, Memory];
}
