using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>The attacks share one <see cref="AttackLab"/> and come one after the other, so that each finds its own records in the journal.</summary>
[CollectionDefinition(Name)]
public sealed class AttackCollection : ICollectionFixture<AttackLab>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "attacks";
}
