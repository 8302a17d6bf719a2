using System.Xml.Linq;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Filters;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Devices.Tests.Filters;

/// <summary>Paths where the device's schema is at hand.</summary>
public sealed class SchemaPathsTests
{
    private static readonly DeviceSchema Device = new(SmallSchema.Boxes, SchemaSource.YangLibrary);

    [Theory]
    [InlineData("/m:boxs", "boxes")]
    [InlineData("/m:boxes/bax[name='x']", "box")]
    [InlineData("/m:boxes/box[nam='x']", "name")]
    [InlineData("/n:boxes", "no module 'n'")]
    public void Parse_NameThatTheSchemaLacks_SaysWhatWasMeant(string path, string expected)
    {
        Assert.Null(SchemaPaths.Parse(path, null, Device, out var error));
        Assert.Contains(expected, error!.Message, StringComparison.Ordinal);
        Assert.True(error.Position > 0);
    }

    [Theory]
    [InlineData("/m:boxs", "m", false)]
    [InlineData("/m:boxs", "other", true)]
    public void Parse_NameThatMayBeInWhatIsMissing_IsLeftToTheDevice(string path, string degraded, bool isMissing)
    {
        var partly = Device with { Degraded = [new DegradedModule(degraded + "@2020-01-01", "broken", isMissing)] };

        Assert.IsType<LocationPath>(SchemaPaths.Parse(path, null, partly, out var error));
        Assert.Null(error);
    }

    [Theory]
    [InlineData("siz", "no 'siz'. Did you mean 'size'?")]
    [InlineData("inner(txt)", "m:inner has no 'txt'")]
    [InlineData("x:name", "no 'name'")]
    public void Parse_FieldThatTheSchemaLacks_SaysWhatWasMeant(string fields, string expected)
    {
        Assert.Null(SchemaPaths.Parse("/m:boxes/box", Fields(fields), Device, out var error));
        Assert.Contains(expected, error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//m:box")]
    [InlineData("<boxes xmlns='urn:m'/>")]
    public void Parse_FieldsWithAnythingButAPath_IsRefused(string path)
    {
        Assert.Null(SchemaPaths.Parse(path, Fields("name"), Device, out var error));
        Assert.Contains("plain steps", error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/m:boxes/box", null, "<boxes xmlns='urn:m'><box/></boxes>")]
    [InlineData("/m:boxes/box/size", null, "<boxes xmlns='urn:m'><box><name/><size/></box></boxes>")]
    [InlineData("/m:boxes/box[name='x']/inner", null, "<boxes xmlns='urn:m'><box><name>x</name><inner/></box></boxes>")]
    [InlineData("/m:boxes/box=x/inner", null, "<boxes xmlns='urn:m'><box><name>x</name><inner/></box></boxes>")]
    [InlineData("/m:boxes/pair[a='x']/c", null, "<boxes xmlns='urn:m'><pair><b/><a>x</a><c/></pair></boxes>")]
    [InlineData("/m:boxes", "box(size;inner/tag)", "<boxes xmlns='urn:m'><box><name/><size/><inner><tag/></inner></box></boxes>")]
    [InlineData("/m:boxes/box", "size", "<boxes xmlns='urn:m'><box><name/><size/></box></boxes>")]
    [InlineData("/m:boxes/box[name='x']", "name;size", "<boxes xmlns='urn:m'><box><name>x</name><size/></box></boxes>")]
    [InlineData("/m:boxes/box", "inner", "<boxes xmlns='urn:m'><box><name/><inner/></box></boxes>")]
    public void Build_SubtreeFilter_AsksForKeysAndFieldsOnly(string text, string? fields, string expected)
    {
        var path = Assert.IsType<CheckedPath>(SchemaPaths.Parse(text, fields is null ? null : Fields(fields), Device, out _));

        var written = SelectionFilter.Write(path, out var error);

        Assert.Null(error);
        Assert.Equal(Normalized(expected), Normalized(written!));
    }

    [Fact]
    public void Build_PositionWhereOnlySubtreesAreTaken_SaysSo()
    {
        var filter = SchemaPaths.Parse("/m:boxes/box[2]", null, Device, out _)!;

        Assert.Null(FilterBuilder.Build(filter, new ModuleNamespaces(new Dictionary<string, string>()), XPathNames.None, out var error));
        Assert.Contains("position", error!.Message, StringComparison.Ordinal);
    }

    private static FieldFilter Fields(string text)
    {
        Assert.True(FieldFilter.TryParse(text, out var fields, out var error), error);
        return fields;
    }

    // Without the attributes that declare namespaces, which may stand anywhere.
    private static string Normalized(string filter)
    {
        var element = XElement.Parse(filter);
        element.DescendantsAndSelf().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        return element.ToString();
    }
}
