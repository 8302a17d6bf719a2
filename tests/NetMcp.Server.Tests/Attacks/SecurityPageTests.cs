using System.Text.RegularExpressions;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>docs/security.md names tests; they must be there.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Statements_OfTheSpecification_NameTestsThatExist()
    {
        var rows = File.ReadAllLines(Repository.Path("docs", "security.md")).Where(line => Row().IsMatch(line)).ToList();
        Assert.Equal(Enumerable.Range(1, 13).Select(number => $"{number}"), rows.Select(row => Row().Match(row).Groups[1].Value));
        Assert.All(rows, row =>
        {
            var tests = TestName().Matches(row);
            Assert.NotEmpty(tests);
            Assert.All(tests, test => Assert.Contains(
                Directory.GetFiles(Repository.Path("tests"), test.Groups["type"].Value + ".cs", SearchOption.AllDirectories),
                file => File.ReadAllText(file).Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal)));
        });
    }

    [GeneratedRegex(@"^\| (\d+) \| ")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
