using NetMcp.Devices.Schemas;
using NetMcp.Devices.Schemas.Advertised;
using Xunit;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>Devices that announce the same hold one list; whoever says anything else has their own.</summary>
public sealed class SharedModuleListsTests
{
    [Fact]
    public void Of_TheSameSaidAgain_IsTheListThatIsThere()
    {
        var shared = new SharedModuleLists();
        var first = List();

        Assert.Same(first, shared.Of(first));
        Assert.Same(first, shared.Of(List()));
    }

    [Fact]
    public void Of_AnythingElse_IsAListOfItsOwn()
    {
        var shared = new SharedModuleLists();
        var whole = List()[0];
        IReadOnlyList<AdvertisedModule>[] others =
        [
            [],
            [whole, whole],
            [whole with { Name = "n" }],
            [whole with { Revision = null }],
            [whole with { Revision = "" }],
            [whole with { Namespace = "urn:n" }],
            [whole with { IsImplemented = false }],
            [whole with { Features = null }],
            [whole with { Features = [] }],
            [whole with { Features = ["f g"] }],
            [whole with { Features = ["f"], Deviations = ["g", "d"] }],
            [whole with { Submodules = [new("s", "2026-01-01")] }],
        ];

        IReadOnlyList<AdvertisedModule>[] all = [shared.Of(List()), .. others.Select(shared.Of)];

        Assert.Equal(others, all.Skip(1));
        Assert.Equal(all.Length, all.Distinct(ReferenceEqualityComparer.Instance).Count());
        GC.KeepAlive(all);
    }

    private static List<AdvertisedModule> List() => [new("m", "2026-01-01", "urn:m") { Features = ["f", "g"], Deviations = ["d"], Submodules = [new("s", null)] }];
}
