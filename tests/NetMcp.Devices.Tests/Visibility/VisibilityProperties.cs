using System.Text;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Core.Access;
using NetMcp.Devices.Spooling;
using NetMcp.Devices.Visibility;
using NetMcp.TestKit;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using Xunit;

namespace NetMcp.Devices.Tests.Visibility;

/// <summary>What is streamed past the rules is what asking the rules for each node by itself leaves.</summary>
public sealed class VisibilityProperties
{
    private const string Data = "<data xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\">";

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(600);

    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    [Fact]
    public void Stream_OfAnyDataUnderAnyRules_IsThePrunedTree() => Check.One(Config, Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        var data = SampleTree.Data(random);
        var rules = SampleTree.Rules(random);

        var expected = Convert(Write(SampleTree.Prune(data, rules)), access: null);

        Assert.Equal(expected, Convert(Write(data), new RulesAccess(rules)));
        Assert.Equal(expected, Convert(Write(SampleTree.Prune(data, rules)), new RulesAccess(rules)));
    }));

    /// <summary>The same with all of the filters at once, and with a bound: what is cut, where, and what is counted.</summary>
    [Fact]
    public void Stream_NarrowedAndCut_TellsNothingOfWhatIsDenied() => Check.One(Config, Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        var data = SampleTree.Data(random);
        var rules = SampleTree.Rules(random);
        var fields = FieldFilter.TryParse("m:top(a;item(word;n;sub(v));c;p);other", out var parsed, out _) && random.Next(2) == 0 ? parsed : null;
        var options = new XmlToJsonOptions
        {
            Depth = random.Next(2) == 0 ? random.Next(1, 5) : null,
            Fields = fields,
            Content = (ContentSelection)random.Next(3),
            MaxBytes = random.Next(2) == 0 ? random.Next(10, 400) : null,
        };

        Assert.Equal(
            Convert(Write(SampleTree.Prune(data, rules)), new RulesAccess(rules), options),
            Convert(Write(data), new RulesAccess(rules), options));
    }));

    /// <summary>Pages are made of what was kept, and that was filtered before.</summary>
    [Fact]
    public void Pages_OfAnyDataUnderAnyRules_AreThoseOfThePrunedTree() => Check.One(Config.WithMaxTest(60), Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        var data = Enumerable.Range(0, 4).Select(_ => SampleTree.Data(random)).MaxBy(tree => tree.Sum(element => element.ToString().Length))!;
        var rules = SampleTree.Rules(random);
        var size = random.Next(300, 700);

        Assert.Equal(
            Pages(Convert(Write(SampleTree.Prune(data, rules)), access: null).Text, size),
            Pages(Convert(Write(data), new RulesAccess(rules)).Text, size));
    }));

    /// <summary>Names and prefixes of any kind, text and unknown elements between the nodes, empty elements: nothing of it is seen, and nothing breaks.</summary>
    [Theory]
    [InlineData("/m:top/item[id='2']", "<top xmlns='urn:m'><item><id>1</id></item><item><id>2</id><word>s</word></item></top>", """{"m:top":{"item":[{"id":1}]}}""")]
    [InlineData("/m:top/item[id='2']/word", "<top xmlns='urn:m'><item><id> 2 </id><word>s</word><n/></item></top>", """{"m:top":{"item":[{"id":2,"n":{}}]}}""")]
    [InlineData("/m:top/item[id='2']/id", "<top xmlns='urn:m'><item><id>2</id><word>s</word></item></top>", "{}")]
    [InlineData("/m:top/item[id='2']", "<top xmlns='urn:m'><item><word>s</word><id>1</id></item><item/><item><id>300</id></item><a>1</a></top>", """{"m:top":{"a":"1"}}""")]
    [InlineData("/m:top/item[id='2']", "<top xmlns='urn:m'><item><id>1</id><id>2</id><word>t</word></item></top>", """{"m:top":{"item":[{"id":1,"word":"t"}]}}""")]
    [InlineData("/m:top/item/sub[kind='m:big']", "<t:top xmlns:t='urn:m' xmlns:q='urn:b'><t:item><t:id>1</t:id><t:sub><t:kind xmlns:q='urn:m'>q:big</t:kind><t:name>n</t:name></t:sub><t:sub><t:kind xmlns:q='urn:m'>q:small</t:kind><t:name>n</t:name><t:v xmlns:q='urn:other'>1</t:v></t:sub></t:item></t:top>", """{"m:top":{"item":[{"id":1,"sub":[{"kind":"m:small","name":"n","v":"1"}]}]}}""")]
    [InlineData("/m:top/a", "<top xmlns='urn:m' secret='1'>text<a>1</a><zz/><a2>1</a2><c/><x xmlns='urn:none'><a>1</a></x><p/><tags>t</tags></top>", """{"m:top":{"c":{},"p":{},"tags":["t"]}}""")]
    [InlineData("/m:top/p/q", "<top xmlns='urn:m'><p><q>1</q></p></top>", """{"m:top":{"p":{}}}""")]
    [InlineData("/m:top/c/d", "<top xmlns='urn:m'><c><d><z>1</z></d></c></top>", "{}")]
    [InlineData("/m:top/tags[.='v:w']", "<top xmlns='urn:m'><tags>v:w</tags><tags>u</tags><tags>v:w</tags><a/></top>", """{"m:top":{"tags":["u"],"a":""}}""")]
    [InlineData("/m:top/blob/m:top", "<top xmlns='urn:m'><blob><top><a>1</a></top></blob><a>2</a></top>", """{"m:top":{"a":"2"}}""")]
    [InlineData("/m:top", "<top xmlns='urn:m'><a>1</a></top><top2 xmlns='urn:m'/><alone xmlns='urn:m'>3</alone>", """{"m:alone":"3"}""")]
    public void Stream_OddDocuments_ShowsWhatIsKnownToBeAllowed(string denied, string xml, string expected) =>
        Assert.Equal(expected, Convert(xml, RulesAccess.Denying(denied)).Text);

    [Fact]
    public void Stream_ReadInSmallPieces_HoldsKeysAcrossThem()
    {
        var xml = Data + "<top xmlns='urn:m'>" + string.Concat(Enumerable.Range(0, 200).Select(i => $"<item><id>{i}</id><word>{new string('w', 3000)}</word><sub><kind xmlns:k='urn:m'>k:{(i % 2 == 0 ? "big" : "small")}</kind><name>a&amp;b</name></sub></item>")) + "</top></data>";

        var text = Convert(xml, RulesAccess.Denying("/m:top/item/word", "/m:top/item/sub[kind='m:big']", "/m:top/item[id='7']"), pieces: 3).Text;

        Assert.Equal(Enumerable.Range(0, 200).Where(i => i != 7), Ids(text));
        Assert.DoesNotContain("www", text, StringComparison.Ordinal);
        Assert.DoesNotContain("m:big", text, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"m:small\",\"name\":\"a&b\"", text, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Ids(string text) =>
        System.Text.Json.Nodes.JsonNode.Parse(text)!["m:top"]!["item"]!.AsArray().Select(item => (int)item!["id"]!);

    private static string Write(IEnumerable<XElement> data) => Data + string.Concat(data.Select(element => element.ToString(SaveOptions.DisableFormatting))) + "</data>";

    private static (string Text, string? CutAt, bool DepthCut, int Unknown, int Problems, string? Error) Convert(string xml, INodeAccess? access, XmlToJsonOptions? options = null, int? pieces = null)
    {
        if (!xml.StartsWith(Data, StringComparison.Ordinal))
        {
            xml = Data + xml + "</data>";
        }

        var bytes = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        var settings = XmlDataReader.CreateSettings();
        settings.Async = true;
        using var reader = XmlReader.Create(pieces is { } size ? new PieceStream(bytes, size) : bytes, settings);
        return ConvertAsync(reader, access, options).GetAwaiter().GetResult();
    }

    private static async Task<(string Text, string? CutAt, bool DepthCut, int Unknown, int Problems, string? Error)> ConvertAsync(XmlReader reader, INodeAccess? access, XmlToJsonOptions? options)
    {
        await reader.MoveToContentAsync();
        using var output = new MemoryStream();
        var visible = access is { LimitsPaths: true } ? await VisibleXmlReader.OpenAsync(reader, SampleTree.Schema, access) : reader;
        if (visible is null)
        {
            return ("{}", null, false, 0, 0, null);
        }

        var result = await XmlToJson.ConvertAsync(visible, SampleTree.Schema, output, options);
        return (Encoding.UTF8.GetString(output.ToArray()), result.CutAt, result.IsDepthCut, result.UnknownCount, result.ProblemCount, result.Error?.Message);
    }

    private static List<string> Pages(string json, int size)
    {
        using var folder = new TempDirectory();
        using var stream = new SpoolStream(new SpoolFolder(folder.Path, new SpoolLimits()), 16, 1 << 20);
        stream.Write(Encoding.UTF8.GetBytes(json));
        var pages = new JsonPages(stream.Finish(), SampleTree.Schema);
        var texts = new List<string>();
        for (var page = pages.Read(null, size); ; page = pages.Read(page.Next, size))
        {
            texts.Add($"{page.Text}|{page.CutAt}|{string.Join(',', page.LeftOut)}");
            if (page.Next is null)
            {
                return texts;
            }
        }
    }

    /// <summary>Gives few bytes at a time.</summary>
    private sealed class PieceStream(Stream inner, int size) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(size, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
