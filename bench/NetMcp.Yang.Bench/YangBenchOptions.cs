namespace NetMcp.Yang.Bench;

/// <summary>What is measured and where things are.</summary>
internal sealed record YangBenchOptions
{
    public required string RepositoryRoot { get; init; }

    /// <summary>The folder with ietf, iana and openconfig in it.</summary>
    public required string Corpus { get; init; }

    public required string ResultsFile { get; init; }

    /// <summary>The published program.</summary>
    public required string Netmcp { get; init; }

    /// <summary>Only compiling is measured.</summary>
    public bool OnlyCompile { get; init; }

    /// <summary>Small sizes: shows that the bench works, its numbers mean nothing.</summary>
    public bool Quick { get; init; }

    public int DocumentBytes => Quick ? 2_000_000 : 80_000_000;

    public int Rounds => Quick ? 2 : 5;

    public static YangBenchOptions Parse(string[] arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index + 1 < arguments.Length; index += 2)
        {
            values[arguments[index]] = arguments[index + 1];
        }

        return new YangBenchOptions
        {
            RepositoryRoot = values["--root"],
            Corpus = values["--corpus"],
            ResultsFile = values["--results"],
            Netmcp = values["--netmcp"],
            OnlyCompile = values.GetValueOrDefault("--only") == "compile",
            Quick = values.GetValueOrDefault("--quick") == "yes",
        };
    }
}
