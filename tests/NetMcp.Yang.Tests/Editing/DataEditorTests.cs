using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Tests.Data;
using Xunit;

namespace NetMcp.Yang.Tests.Editing;

public sealed class DataEditorTests
{
    private static readonly YangSchema Models = DataTestBed.Schema;

    [Theory]
    [InlineData("Merge", "/dev:c/i8", """{"dev:i8":2}""", "<i8>1</i8><text>a</text>", "<i8>2</i8><text>a</text>")]
    [InlineData("Merge", "/dev:c/entry[name='a']", """{"dev:entry":[{"value":2}]}""", "<entry><name>a</name><notes>x</notes></entry>", "<entry><name>a</name><notes>x</notes><value>2</value></entry>")]
    [InlineData("Merge", "/dev:c/entry[name='b']/value", """{"dev:value":2}""", "<entry><name>a</name></entry>", "<entry><name>a</name></entry><entry><name>b</name><value>2</value></entry>")]
    [InlineData("Replace", "/dev:c/entry[name='a']", """{"dev:entry":[{"value":2}]}""", "<entry><name>a</name><notes>x</notes></entry><text>t</text>", "<entry><name>a</name><value>2</value></entry><text>t</text>")]
    [InlineData("Replace", "/dev:c/entry[name='a']", """{"dev:entry":[{"value":2}]}""", "", "<entry><name>a</name><value>2</value></entry>")]
    [InlineData("Create", "/dev:c/entry", """{"dev:entry":[{"name":"b"},{"name":"c"}]}""", "<entry><name>a</name></entry>", "<entry><name>a</name></entry><entry><name>b</name></entry><entry><name>c</name></entry>")]
    [InlineData("Delete", "/dev:c/entry[name='a']", null, "<entry><name>a</name></entry><entry><name>b</name></entry>", "<entry><name>b</name></entry>")]
    [InlineData("Delete", "/dev:c/tags[.='x']", null, "<tags>x</tags><tags>y</tags>", "<tags>y</tags>")]
    [InlineData("Remove", "/dev:c/entry[name='z']", null, "<entry><name>a</name></entry>", "<entry><name>a</name></entry>")]
    [InlineData("Create", "/dev:c/deep", """{"dev:deep":{"x":"1"}}""", "<deep/>", "<deep><x>1</x></deep>")]
    [InlineData("Replace", "/dev:c/tags[.='x']", """{"dev:tags":["x"]}""", "<tags>x</tags><tags>y</tags>", "<tags>x</tags><tags>y</tags>")]
    public void Apply_AnOperation_DoesWhatEditConfigDoes(string operation, string path, string? value, string before, string after) =>
        Assert.Equal(Written(after), XmlDataWriter.ToText(Apply(operation, path, value, before).Tree!));

    [Theory]
    [InlineData("Create", "/dev:c/i8", """{"dev:i8":2}""", "<i8>1</i8>", "data-exists", "/dev:c/i8")]
    [InlineData("Create", "/dev:c/entry", """{"dev:entry":[{"name":"b"},{"name":"a"}]}""", "<entry><name>a</name></entry>", "data-exists", "/dev:c/entry[name='a']")]
    [InlineData("Delete", "/dev:c/i8", null, "<text>a</text>", "data-missing", "/dev:c/i8")]
    [InlineData("Delete", "/dev:c/deep", null, "<deep/>", "data-missing", "/dev:c/deep")]
    public void Apply_OnWhatIsNotAsItWants_IsRefused(string operation, string path, string? value, string before, string tag, string at)
    {
        var result = Apply(operation, path, value, before);

        Assert.Null(result.Tree);
        Assert.Equal((tag, at), (result.ErrorTag, result.Path));
    }

    [Theory]
    [InlineData("Merge")]
    [InlineData("Replace")]
    [InlineData("Create")]
    [Trait("rfc7950", "7.9")]
    public void Apply_IntoACaseOfAChoice_TakesAwayTheOtherCase(string operation)
    {
        var result = Apply(operation, "/dev:c/second", """{"dev:second":{"z":"1"}}""", "<first>a</first><i8>1</i8>");

        Assert.Equal(Written("<i8>1</i8><second><z>1</z></second>"), XmlDataWriter.ToText(result.Tree!));
    }

    [Fact]
    public void TryPlace_AKeyThatIsAnotherInTheValue_IsRefused()
    {
        var (path, value) = Read("/dev:c/entry[name='a']", """{"dev:entry":[{"name":"b"}]}""");

        Assert.False(DataFragments.TryPlace(path, value, out _, out var error));
        Assert.Contains("a key cannot be changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryPlace_AnEntryWithoutAKey_IsRefused()
    {
        var (path, value) = Read("/dev:c/entry[name='a']/sub[a='1']", """{"dev:sub":[{}]}""");

        Assert.False(DataFragments.TryPlace(path, value, out _, out var error));
        Assert.Equal("Key 'b' of 'sub' is neither in the path nor in the value.", error.Message);
    }

    [Fact]
    public void Keep_Paths_LeavesThemAndWhatLeadsToThem()
    {
        var tree = Of("<i8>1</i8><entry><name>a</name><value>1</value><notes>n</notes></entry><entry><name>b</name><value>2</value></entry><deep><x>1</x></deep>");
        var (path, _) = Read("/dev:c/entry[name='a']/value", null);
        var (absent, _) = Read("/dev:c/entry[name='b']/notes", null);

        var kept = DataSelection.Keep(tree, [path, absent]);

        Assert.Equal(Written("<entry><name>a</name><value>1</value></entry>"), XmlDataWriter.ToText(kept));
    }

    [Fact]
    public void PathOfANode_IsReadBackAsTheSame()
    {
        var tree = Of("<entry><name>it's</name><sub><a>1</a><b>x</b></sub></entry>");
        var node = tree.Roots[0].Children[0].Children[1];

        var path = DataPath.Of(Models, node)!;

        Assert.Equal("/dev:c/entry[name=\"it's\"]/sub[a='1'][b='x']", path.ToString());
        Assert.Same(node, Assert.Single(DataSelection.Find(tree, path)));
    }

    private static DataEditResult Apply(string operation, string pathText, string? value, string before)
    {
        var (path, fragment) = Read(pathText, value);
        DataTree? placed = null;
        if (fragment is not null)
        {
            Assert.True(DataFragments.TryPlace(path, fragment, out placed, out var error), error?.Message);
        }

        return DataEditor.Apply(Of(before), Enum.Parse<DataOperation>(operation), path, placed);
    }

    private static (DataPath Path, DataTree? Value) Read(string text, string? value)
    {
        Assert.True(DataPath.TryRead(Models, text, out var path, out var error), error?.Message);
        return (path, value is null ? null : JsonDataReader.Read(value, Models, new DataContext(path.Target.DataParent())).Tree);
    }

    private static DataTree Of(string content) => XmlDataReader.Read($"<c xmlns='urn:dev'>{content}</c>", Models).Tree!;

    private static string Written(string content) => XmlDataWriter.ToText(Of(content));
}
