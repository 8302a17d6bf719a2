using System.Text;
using System.Xml;
using NetMcp.Core.Devices;
using NetMcp.Devices.Reading;
using Xunit;

namespace NetMcp.Devices.Tests.Reading;

public sealed class YangLibraryReaderTests
{
    [Fact]
    public async Task Read_OrdinaryModules_AreTakenWhole()
    {
        var modules = await ReadAsync(
            "<module><name> a </name><revision>2020-01-01</revision><namespace>urn:a</namespace><feature>f</feature><feature>g</feature>" +
            "<submodule><name>s</name><revision>2019-01-01</revision></submodule><deviation><name>d</name><revision>2018-01-01</revision></deviation></module>" +
            "<import-only-module><name>b</name><namespace><![CDATA[urn:b]]></namespace><deviation>e</deviation></import-only-module>");

        Assert.Equal([("a", "2020-01-01", "urn:a"), ("b", null, "urn:b")], modules.Select(m => (m.Name, m.Revision, m.Namespace)));
        Assert.Equal(["f", "g"], modules[0].Features);
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
        Assert.Equal(["f"], module.Features);
    }

    [Fact]
    public async Task Read_EndlessLists_AreCut()
    {
        var features = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<feature>f{i}</feature>"));
        var deviations = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<deviation><name>d{i}</name></deviation>"));

        var module = Assert.Single(await ReadAsync($"<module><name>a</name><namespace>urn:a</namespace>{features}{deviations}</module>"));

        Assert.InRange(module.Features.Count, 1, 10_000);
        Assert.InRange(module.Deviations.Count, 1, 10_000);
    }

    private static async Task<IReadOnlyList<YangModule>> ReadAsync(string modules)
    {
        var bytes = Encoding.UTF8.GetBytes($"<data><modules-state xmlns='urn:ietf:params:xml:ns:yang:ietf-yang-library'>{modules}</modules-state></data>");
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { Async = true });
        return await YangLibraryReader.ReadAsync(reader, CancellationToken.None);
    }
}
