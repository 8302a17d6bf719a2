using System.Text;
using System.Xml;
using NetMcp.Devices.Schemas;
using NetMcp.Devices.Schemas.Advertised;
using Xunit;

namespace NetMcp.Devices.Tests.Schemas;

public sealed class YangLibraryReaderTests
{
    [Fact]
    public async Task Read_OrdinaryModules_AreTakenWhole()
    {
        var modules = await ReadAsync(
            "<module><name> a </name><revision>2020-01-01</revision><namespace>urn:a</namespace><feature>f</feature><feature>g</feature>" +
            "<submodule><name>s</name><revision>2019-01-01</revision></submodule><submodule><name>t</name><revision/></submodule><deviation><name>d</name><revision>2018-01-01</revision></deviation><conformance-type>implement</conformance-type></module>" +
            "<import-only-module><name>b</name><namespace><![CDATA[urn:b]]></namespace><deviation>e</deviation></import-only-module>");

        Assert.Equal([("a", "2020-01-01", "urn:a"), ("b", null, "urn:b")], modules.Select(m => (m.Name, m.Revision, m.Namespace)));
        Assert.Equal(["f", "g"], modules[0].Features!);
        Assert.Equal([new ModuleKey("s", "2019-01-01"), new ModuleKey("t", null)], modules[0].Submodules);
        Assert.Equal([true, false], modules.Select(m => m.IsImplemented));
        Assert.Equal(["d"], modules[0].Deviations);
        Assert.Equal(["e"], modules[1].Deviations);
    }

    [Fact]
    public async Task Read_HugeLeaf_LosesThatModuleOnly()
    {
        var huge = new string('x', 5_000_000);

        var modules = await ReadAsync(
            $"<module><name>{huge}</name><namespace>urn:a</namespace></module>" +
            $"<module><name>b</name><namespace>urn:{huge}</namespace></module>" +
            $"<module><name>c</name><namespace>urn:c</namespace><feature>{huge}</feature><feature>f</feature></module>");

        var module = Assert.Single(modules);
        Assert.Equal("c", module.Name);
        Assert.Equal(["f"], module.Features!);
    }

    [Fact]
    public async Task Read_EndlessLists_AreCut()
    {
        var features = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<feature>f{i}</feature>"));
        var deviations = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<deviation><name>d{i}</name></deviation>"));

        var module = Assert.Single(await ReadAsync($"<module><name>a</name><namespace>urn:a</namespace>{features}{deviations}</module>"));

        Assert.InRange(module.Features!.Count, 1, 10_000);
        Assert.InRange(module.Deviations.Count, 1, 10_000);
    }

    [Fact]
    public async Task Read_ConformanceOf2016_TellsWhatIsOnlyImported()
    {
        var modules = await ReadAsync(
            "<module><name>a</name><revision/><namespace>urn:a</namespace><conformance-type>import</conformance-type></module>" +
            "<module><name>b</name><revision/><namespace>urn:b</namespace><conformance-type>implement</conformance-type></module>");

        Assert.Equal([("a", false), ("b", true)], modules.Select(m => (m.Name, m.IsImplemented)));
    }

    [Theory]
    [InlineData("<modules-state xmlns='urn:ietf:params:xml:ns:yang:ietf-yang-library'><module-set-id>7</module-set-id></modules-state>", "7")]
    [InlineData("<yang-library xmlns='urn:ietf:params:xml:ns:yang:ietf-yang-library'><module-set><name>s</name></module-set><content-id> 8 </content-id></yang-library>", "8")]
    [InlineData("<yang-library xmlns='urn:ietf:params:xml:ns:yang:ietf-yang-library'><content-id/></yang-library>", null)]
    public async Task Read_Id_IsThatOfEitherVersion(string library, string? expected) => Assert.Equal(expected, (await ReadLibraryAsync(library)).ContentId);

    private static async Task<IReadOnlyList<AdvertisedModule>> ReadAsync(string modules) =>
        (await ReadLibraryAsync($"<modules-state xmlns='urn:ietf:params:xml:ns:yang:ietf-yang-library'>{modules}</modules-state>")).Modules;

    private static async Task<YangLibrary> ReadLibraryAsync(string library)
    {
        var bytes = Encoding.UTF8.GetBytes($"<data>{library}</data>");
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { Async = true });
        return await YangLibraryReader.ReadAsync(reader, CancellationToken.None);
    }
}
