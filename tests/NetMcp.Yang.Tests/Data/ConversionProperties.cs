using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Tests.Comparing;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

public sealed class ConversionProperties
{
    // What a mutant gets: mostly characters that mean something.
    private const string XmlCharacters = "<>/ \"'=&;xmlnsc12\0";
    private const string JsonCharacters = "{}[]\",:@ 12nulltrue\\";

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(200);

    /// <summary>Nodes in any order (keys apart), so that entries have others between them.</summary>
    [Fact]
    [Trait("rfc7951", "5")]
    public void Stream_OfNodesInAnyOrder_WritesWhatTheTreeWrites() => Check.One(Config, Prop.ForAll(Documents().ToArbitrary(), xml =>
    {
        var tree = FromXml(xml);

        AssertSameJson(JsonDataWriter.ToText(tree), Stream(xml));
        AssertSameJson(JsonDataWriter.ToText(tree), JsonDataWriter.ToText(FromJson(JsonDataWriter.ToText(tree))));
    }));

    [Fact]
    public void Stream_ReadInPieces_IsTheSame() => Check.One(Config.WithMaxTest(50), Prop.ForAll(Documents().ToArbitrary(), Gen.Choose(1, 7).ToArbitrary(), (xml, size) =>
    {
        // Long enough that texts go past what a reader holds at once.
        var text = InC($"<text>{new string('x', 5000 + size)}é&amp;{new string('y', 9000)}</text>") + xml.Replace("<c ", "<q ", StringComparison.Ordinal).Replace("</c>", "</q>", StringComparison.Ordinal);
        var whole = Stream(text);

        Assert.Equal(whole, ConvertPieces(text, size, isAsync: false).GetAwaiter().GetResult());
        Assert.Equal(whole, ConvertPieces(text, size, isAsync: true).GetAwaiter().GetResult());
    }));

    [Fact]
    public void Stream_OfAnyBytes_EndsWithValidJsonOrAnError() => Check.One(Config, Prop.ForAll(Documents().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (xml, seed) =>
    {
        var bytes = Encoding.UTF8.GetBytes(xml);
        var random = new System.Random(seed);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            bytes[random.Next(bytes.Length)] = (byte)XmlCharacters[random.Next(XmlCharacters.Length)];
        }

        foreach (var options in (XmlToJsonOptions[])[XmlToJsonOptions.Default, new() { MaxBytes = 300 }, new() { Depth = 3, Content = ContentSelection.NonConfig }])
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), XmlDataReader.CreateSettings());
            using var output = new MemoryStream();
            if (XmlToJson.Convert(reader, DataTestBed.Schema, output, options).Error is null)
            {
                Assert.NotNull(JsonNode.Parse(output.ToArray()));
            }
        }

        using var stream = new MemoryStream(bytes);
        var tree = XmlDataReader.Read(stream, DataTestBed.Schema);
        Assert.Equal(tree.Tree is null, tree.Problems.Any(problem => problem.IsFatal));
    }));

    [Fact]
    public void Json_OfAnyBytes_IsATreeOrAProblem() => Check.One(Config.WithMaxTest(500), Prop.ForAll(Documents().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (xml, seed) =>
    {
        var bytes = Encoding.UTF8.GetBytes(Stream(xml));
        var random = new System.Random(seed);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            bytes[random.Next(bytes.Length)] = (byte)JsonCharacters[random.Next(JsonCharacters.Length)];
        }

        var result = JsonDataReader.Read(bytes, DataTestBed.Schema);

        Assert.Equal(result.Tree is null, result.Problems.Any(problem => problem.IsFatal));
        if (result.Tree is not null)
        {
            Assert.NotNull(JsonNode.Parse(JsonDataWriter.ToText(result.Tree)));
        }
    }));

    private static Gen<string> Documents() =>
        from tree in RandomTrees.Trees()
        from order in Gen.Choose(0, int.MaxValue)
        select Shuffled(tree, order);

    private static string Shuffled(DataTree tree, int seed)
    {
        var random = new System.Random(seed);
        var parts = tree.Roots.Select(root => root.Name == "c" ? Shuffled(XmlOf(tree, root), random) : XmlOf(tree, root)).ToArray();
        random.Shuffle(parts);
        return string.Concat(parts);
    }

    private static string Shuffled(string xml, System.Random random)
    {
        var element = System.Xml.Linq.XElement.Parse(xml);
        var children = element.Elements().ToArray();
        random.Shuffle(children);
        element.ReplaceNodes(children.Cast<object>().ToArray());
        return element.ToString(System.Xml.Linq.SaveOptions.DisableFormatting);
    }

    private static string XmlOf(DataTree tree, DataNode node)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            XmlDataWriter.Write(tree, node, writer);
        }

        return text.ToString();
    }

    private static async Task<string> ConvertPieces(string xml, int size, bool isAsync)
    {
        using var reader = XmlReader.Create(new PieceStream(Encoding.UTF8.GetBytes(xml), size), XmlDataReader.CreateSettings(isAsync));
        using var output = new MemoryStream();
        var result = isAsync ? await XmlToJson.ConvertAsync(reader, DataTestBed.Schema, output) : XmlToJson.Convert(reader, DataTestBed.Schema, output);
        Assert.Null(result.Error);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Gives a few bytes at a time, and asynchronously never at once.</summary>
    private sealed class PieceStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, size)]);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span);
        }

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Read(buffer, offset, count);
        }
    }
}
