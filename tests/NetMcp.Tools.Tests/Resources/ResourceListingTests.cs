using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using NetMcp.Tools.Resources;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Resources;

public sealed class ResourceListingTests
{
    [Fact]
    public void List_OfDevices_HasTheDataOfThoseWhoseModelsAreKnown()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Interfaces;

        var listed = Listing(toolbox).List(null);

        Assert.Equal(
            [
                "network:///device/core-1/capabilities",
                "network:///device/edge-1/capabilities",
                "network:///device/edge-1/data/ietf-interfaces:interfaces",
                "network:///device/edge-1/data/ietf-interfaces:up",
                "network:///device/edge-1/interfaces",
                "network:///device/edge-2/capabilities",
            ],
            listed.Resources.Select(resource => resource.Uri));
        Assert.Null(listed.NextCursor);
        Assert.Equal("edge-1 ietf-interfaces:interfaces", listed.Resources[2].Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void List_PageByPage_HasAllOnceInOrder(int size)
    {
        using var toolbox = new Toolbox(new ToolOptions { MaxResourcesPerPage = size }, "a", "a-b", "a.b", "A1", "b");
        toolbox.Schemas.Devices["a"] = SampleModels.Interfaces;
        toolbox.Schemas.Devices["a-b"] = SampleModels.Routing;

        var pages = Pages(Listing(toolbox)).ToList();

        var all = pages.SelectMany(page => page.Resources.Select(resource => resource.Uri)).ToList();
        Assert.Equal(5 + 3 + 3, all.Count);
        Assert.Equal(all.Distinct().Order(StringComparer.Ordinal), all);
        Assert.All(pages[..^1], page => Assert.Equal(size, page.Resources.Count));
    }

    [Fact]
    public void List_WhenThePlaceOfACursorIsGone_GoesOnBehindIt()
    {
        using var toolbox = new Toolbox(new ToolOptions { MaxResourcesPerPage = 2 }, "a", "b", "c");
        var first = Listing(toolbox).List(null);
        toolbox.Directory.Devices.RemoveAt(1);

        var second = Listing(toolbox).List(first.NextCursor);

        Assert.Equal(["network:///device/c/capabilities"], second.Resources.Select(resource => resource.Uri));
    }

    [Fact]
    public void List_OfADeviceWithMuchData_IsBounded()
    {
        using var toolbox = new Toolbox(new ToolOptions { MaxDataResources = 10 }, "a");
        toolbox.Schemas.Devices["a"] = FakeSchemas.Compile(
            "module m { namespace \"urn:m\"; prefix m; " + string.Concat(Enumerable.Range(0, 50).Select(i => $"container c{i}; ")) + "}");

        Assert.Equal(11, Listing(toolbox).List(null).Resources.Count);
    }

    private static ResourceListing Listing(Toolbox toolbox) => toolbox.Services.GetRequiredService<ResourceListing>();

    private static IEnumerable<ListResourcesResult> Pages(ResourceListing listing)
    {
        string? cursor = null;
        do
        {
            var page = listing.List(cursor);
            yield return page;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
