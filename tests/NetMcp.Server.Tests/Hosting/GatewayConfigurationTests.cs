using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using Xunit;

namespace NetMcp.Server.Tests.Hosting;

/// <summary>Which of the framework's and the SDK's messages get into the log.</summary>
public sealed class GatewayConfigurationTests
{
    private const string Gateway = "NetMcp.Devices";
    private const string Framework = "Microsoft.AspNetCore.Server.Kestrel";
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string Sdk = "ModelContextProtocol.Server.McpServer";

    [Theory]
    [InlineData(LogLevel.None)]
    [InlineData(LogLevel.Critical)]
    [InlineData(LogLevel.Error)]
    [InlineData(LogLevel.Warning)]
    [InlineData(LogLevel.Trace)]
    public void AddLogging_NoCategory_LogsLessThanIsAskedFor(LogLevel least)
    {
        using var services = Services(least);
        var loggers = services.GetRequiredService<ILoggerFactory>();

        Assert.All([Gateway, Framework, Host, Sdk], category => Assert.All(
            Enum.GetValues<LogLevel>().Where(level => level < least),
            level => Assert.False(loggers.CreateLogger(category).IsEnabled(level), $"{category} {level}")));
    }

    [Fact]
    public void AddLogging_ByDefault_KeepsTheChatterOfOthersOut()
    {
        using var services = Services(LogLevel.Information);
        var loggers = services.GetRequiredService<ILoggerFactory>();

        Assert.True(loggers.CreateLogger(Gateway).IsEnabled(LogLevel.Information));
        Assert.Equal((false, true), Enabled(Framework, LogLevel.Information, LogLevel.Warning));
        Assert.Equal((false, true), Enabled(Host, LogLevel.Error, LogLevel.Critical));
        Assert.Equal((false, true), Enabled(Sdk, LogLevel.Warning, LogLevel.Error));

        (bool Lower, bool Higher) Enabled(string category, LogLevel lower, LogLevel higher) =>
            (loggers.CreateLogger(category).IsEnabled(lower), loggers.CreateLogger(category).IsEnabled(higher));
    }

    private static ServiceProvider Services(LogLevel least) => new ServiceCollection()
        .AddLogging(logging => GatewayConfiguration.AddLogging(logging, new GatewayHostOptions { LogLevel = least }))
        .BuildServiceProvider();
}
