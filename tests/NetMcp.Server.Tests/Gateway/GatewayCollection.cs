using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>The tests that share one <see cref="GatewayLab"/>; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayCollection : ICollectionFixture<GatewayLab>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "gateway";
}
