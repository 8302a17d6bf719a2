namespace NetMcp.ConformanceTests.Suites;

/// <summary>One check of a suite's checks.json.</summary>
/// <param name="Scenario">The scenario, as the suite names its result folder.</param>
/// <param name="Id">The check.</param>
/// <param name="Status">SUCCESS, FAILURE, WARNING, SKIPPED or INFO.</param>
/// <param name="Message">What went wrong, if anything.</param>
internal sealed record SuiteCheck(string Scenario, string Id, string Status, string? Message);
