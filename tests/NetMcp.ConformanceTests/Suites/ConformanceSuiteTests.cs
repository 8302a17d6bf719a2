using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.ConformanceTests.Suites;

/// <summary>The official suites against the gateway's own mapping. A warning counts as a failure: the suites warn where a rule is a SHOULD, or a check found nothing to look at.</summary>
public sealed class ConformanceSuiteTests(ConformanceHost host) : IClassFixture<ConformanceHost>
{
    [RequiresTheory(Prerequisite.NodePackages)]
    [InlineData("conformance-0.1", null, 45)]
    [InlineData("conformance-0.2", "2025-11-25", 83)]
    [InlineData("conformance-0.2", "2026-07-28", 153)]
    public async Task Suite_AllScenarios_NoFailureAndNoWarning(string package, string? version, int leastChecks)
    {
        var run = await SuiteRun.OfAsync(package, host.Url, version);

        var wrong = run.Checks.Where(check => check.Status is not ("SUCCESS" or "INFO" or "SKIPPED"));
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
        var skipped = run.Checks.Where(check => check.Status == "SKIPPED").Select(check => check.Scenario + " " + check.Id);
        Assert.Equal([], skipped);
        Assert.True(run.ExitCode == 0, $"exit {run.ExitCode}: {run.Output}");
        Assert.InRange(run.Checks.Count(check => check.Status == "SUCCESS"), leastChecks, int.MaxValue);
    }
}
