using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Comparing;

public sealed class DiffTests
{
    [Theory]
    [InlineData("<i8>1</i8>", "<i8>2</i8>", "~ /dev:c/i8: 1 -> 2\n")]
    [InlineData("<i8>+1</i8>", "<i8>01</i8>", "")]
    [InlineData("", "<text>a</text>", "+ /dev:c/text = a\n")]
    [InlineData("<text>a</text>", "", "- /dev:c/text = a\n")]
    [InlineData("<text>a</text>", "<text d:note='x'>a</text>", "")]
    [InlineData("<id>d:fast</id>", "<id xmlns:q='urn:dev'>q:fast</id>", "")]
    [Trait("rfc7950", "7.6")]
    public void Leaf_IsComparedByItsValue(string from, string to, string expected) => Assert.Equal(expected, Text(from, to));

    [Theory]
    [InlineData("", "<deep/>", "")]
    [InlineData("<deep><er/></deep>", "", "")]
    [InlineData("", "<deep><er><y>1</y></er></deep>", "+ /dev:c/deep/er/y = 1\n")]
    [InlineData("<deep><er><y>1</y></er></deep>", "<deep/>", "- /dev:c/deep/er/y = 1\n")]
    [Trait("rfc7950", "7.5.1")]
    public void ContainerWithoutPresence_IsNothingByItself(string from, string to, string expected) => Assert.Equal(expected, Text(from, to));

    [Theory]
    [InlineData("", "<on/>", "+ /dev:c/on (0 leafs)\n")]
    [InlineData("<on/>", "", "- /dev:c/on (0 leafs)\n")]
    [Trait("rfc7950", "7.5.1")]
    public void ContainerWithPresence_IsSomething(string from, string to, string expected) => Assert.Equal(expected, Text(from, to));

    [Theory]
    [InlineData("<entry><name>a</name></entry><entry><name>b</name></entry>", "<entry><name>b</name></entry><entry><name>a</name></entry>", "")]
    [InlineData("<entry><name>a</name><value>1</value></entry>", "<entry><name>a</name><value>2</value></entry>", "~ /dev:c/entry[name='a']/value: 1 -> 2\n")]
    [InlineData("<entry><name>a</name></entry>", "<entry><name>b</name><value>1</value></entry>", "- /dev:c/entry[name='a'] (1 leafs)\n+ /dev:c/entry[name='b'] (2 leafs)\n")]
    [InlineData("<sizes>1</sizes><sizes>2</sizes>", "<sizes>2</sizes><sizes>1</sizes>", "")]
    [Trait("rfc7950", "7.7.7")]
    [Trait("rfc7950", "7.8.2")]
    public void ListThatTheSystemOrders_IsComparedByItsKeys(string from, string to, string expected) => Assert.Equal(expected, Text(from, to));

    [Theory]
    [InlineData("abcd", "abdc", "> /dev:c/tags[.='d']: (behind tags[.='b'])\n", "> /dev:c/tags[.='c']: (behind tags[.='d'])\n")]
    [InlineData("abcd", "dabc", "> /dev:c/tags[.='d']: (first)\n", null)]
    [InlineData("abc", "axbc", "+ /dev:c/tags[.='x'] (behind tags[.='a'])\n", null)]
    [InlineData("abc", "xabc", "+ /dev:c/tags[.='x'] (first)\n", null)]
    [InlineData("abc", "ac", "- /dev:c/tags[.='b']\n", null)]
    [Trait("rfc7950", "7.7.7")]
    public void ListThatTheUserOrders_IsComparedByPlace_WithAsFewMovesAsCanBe(string from, string to, string expected, string? orElse) =>
        Assert.Contains(Text(Tags(from), Tags(to)), (string?[])[expected, orElse]);

    [Fact]
    [Trait("rfc7950", "7.9")]
    public void OtherCaseOfAChoice_GoesBeforeTheNewOneComes() => Assert.Equal(
        "- /dev:c/second/z = 1\n+ /dev:c/first = 2\n", Text("<second><z>1</z></second>", "<first>2</first>"));

    [Fact]
    [Trait("rfc7950", "7.8")]
    public void ListWithoutKeys_IsComparedByContent() => Assert.Equal(
        "- /dev:state/log[2] (1 leafs)\n+ /dev:state/log[1] (1 leafs)\n",
        DiffText.Of(DataDiff.Between(
            FromXml("<state xmlns='urn:dev'><log><line>a</line></log><log><line>b</line></log></state>"),
            FromXml("<state xmlns='urn:dev'><log><line>c</line></log><log><line>a</line></log></state>"))));

    [Fact]
    [Trait("rfc7950", "7.6.1")]
    public void Default_IsADifferenceOnlyWhereItCounts()
    {
        var schema = Compile("module def { namespace 'urn:def'; prefix f; container c { leaf a { type int8; default 5; } leaf b { type string; } } }");
        var set = FromXml("<c xmlns='urn:def'><a>05</a><b>x</b></c>", schema);
        var unset = FromXml("<c xmlns='urn:def'><b>x</b></c>", schema);

        Assert.Equal("- /def:c/a = 5\n", DiffText.Of(DataDiff.Between(set, unset)));
        Assert.True(DataDiff.Between(set, unset, DataComparison.WithoutDefaults).IsEmpty);
        Assert.NotEqual(CanonicalHash.Of(set), CanonicalHash.Of(unset));
        Assert.Equal(CanonicalHash.Of(set, DataComparison.WithoutDefaults), CanonicalHash.Of(unset, DataComparison.WithoutDefaults));
    }

    [Fact]
    public void Apply_OnATreeThatChangedSince_SaysWhatStandsAgainstIt()
    {
        var diff = DataDiff.Between(FromXml(InC("<i8>1</i8><entry><name>a</name></entry>")), FromXml(InC("<i8>2</i8><text>t</text>")));

        var result = diff.ApplyTo(FromXml(InC("<i8>3</i8><text>u</text>")));

        Assert.Null(result.Tree);
        Assert.Equal(
            ["Create /dev:c/text: It is there already.", "Delete /dev:c/entry[name='a']: It is not there.", "Replace /dev:c/i8: It has been changed since."],
            result.Conflicts.Select(conflict => $"{conflict.Edit.Kind} {conflict.Edit.Path}: {conflict.Message}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Apply_DoesNotChangeTheTreeItIsGiven()
    {
        var from = FromXml(InC("<i8>1</i8><tags>a</tags>"));
        var before = CanonicalHash.Of(from);

        DataDiff.Between(from, FromXml(InC("<i8>2</i8><tags>b</tags>"))).ApplyTo(from);

        Assert.Equal(before, CanonicalHash.Of(from));
    }

    [Fact]
    [Trait("rfc7950", "7.9")]
    [Trait("rfc6241", "7.2")]
    public void Merge_OfAnotherCase_TakesTheFirstOneOut() => AssertSameJson(
        JsonInC(""" "i8":2,"tags":["a","b"],"second":{"z":"1"},"entry":[{"name":"a","value":1,"notes":["n"]}] """),
        JsonDataWriter.ToText(DataMerger.Merge(
            FromXml(InC("<i8>1</i8><tags>a</tags><first>x</first><entry><name>a</name><value>1</value></entry>")),
            FromXml(InC("<i8>2</i8><tags>b</tags><tags>a</tags><second><z>1</z></second><entry><name>a</name><notes>n</notes></entry>")))));

    [Fact]
    public void Text_IsBounded_AndShowsWhatMayBeShown()
    {
        var diff = DataDiff.Between(FromXml(InC("<text>old secret</text>")), FromXml(InC("<text>new\nsecret</text><i8>1</i8><u32>2</u32>")));

        Assert.Equal("~ /dev:c/text: *** -> ***\n... and 2 more\n", DiffText.Of(diff, maxLines: 1, show: _ => "***"));
    }

    private static string Tags(string tags) => string.Concat(tags.Select(tag => $"<tags>{tag}</tags>"));

    private static string Text(string from, string to) => DiffText.Of(DataDiff.Between(FromXml(InC(from)), FromXml(InC(to))));
}
