using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.ConformanceTests.Fixtures;

/// <summary>Everything that the conformance suites expect a server to offer.</summary>
internal static class FixtureCatalogue
{
    /// <summary>Registers the fixtures where the gateway registers its own tools.</summary>
    public static void AddTo(IServiceCollection services)
    {
        foreach (var tool in ContentFixtures.Tools().Concat(SessionFixtures.Tools()).Concat(InputRequiredFixtures.Tools()))
        {
            services.AddSingleton(tool);
        }

        foreach (var prompt in ContentFixtures.Prompts().Concat(InputRequiredFixtures.Prompts()))
        {
            services.AddSingleton(prompt);
        }

        foreach (var resource in ContentFixtures.Resources())
        {
            services.AddSingleton(resource);
        }

        services.AddSingleton<McpRequestHandler<CompleteRequestParams, CompleteResult>>(
            (_, _) => ValueTask.FromResult(new CompleteResult { Completion = new Completion { Values = ["test-value"], Total = 1 } }));
    }
}
