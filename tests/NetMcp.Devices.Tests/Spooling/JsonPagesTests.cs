using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Core.Reading;
using NetMcp.Devices.Spooling;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Spooling;

public sealed class JsonPagesTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatFits_IsTheWholeInOnePart()
    {
        var text = Boxes(3);

        var page = Pages(text).Read(null, 10_000);

        Assert.Equal((text, null, null), (page.Text, page.Next, page.CutAt));
    }

    [Fact]
    public void Read_WhatDoesNotFit_IsCutBetweenEntriesAndGoesOnWithTheList()
    {
        var pages = Pages(Boxes(20));

        var first = pages.Read(null, 600);
        var second = pages.Read(first.Next, 600);

        var names = Names(first).Concat(Names(second)).ToList();
        Assert.Equal(Enumerable.Range(0, names.Count).Select(i => "box" + i), names);
        Assert.True(Names(first).Count > 1 && Names(second).Count > 1);
        Assert.Equal("/m:boxes/box", first.CutAt);
        // Each entry is whole: its last member is there.
        Assert.All(Entries(first).Concat(Entries(second)), entry => Assert.NotNull(entry!["counter"]));
    }

    [Fact]
    public void Read_EntryLongerThanAPart_GoesOnUnderItsKeys()
    {
        var tags = string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"tag {i}\""));
        var text = $$$"""{"m:boxes":{"pair":[{"a":"x","b":-1,"c":"{{{new string('c', 300)}}}"}],"box":[{"name":"b","inner":{"tag":[{{{tags}}}]},"counter":"7"}]}}""";
        var pages = Pages(text);

        var parts = ReadAll(pages, 500);

        var ofTags = parts.Where(part => part.Text.Contains("\"tag ", StringComparison.Ordinal)).ToList();
        Assert.All(ofTags, part => Assert.StartsWith("""{"m:boxes":{"box":[{"name":"b","inner":{"tag":["tag """, part.Text, StringComparison.Ordinal));
        Assert.Equal("/m:boxes/box[name='b']/inner/tag", ofTags[1].CutAt);
        Assert.Equal(200, parts.Sum(part => part.Text.Split("\"tag ").Length - 1));
        Assert.EndsWith("""]},"counter":"7"}]}}""", parts[^1].Text, StringComparison.Ordinal);
    }

    // RFC 7952 section 5.2.3: the annotations of a leaf-list's entries are told apart by their place alone.
    [Fact]
    public void Read_AnnotatedLeafsAndLeafLists_AreNotPartedFromTheirAnnotations()
    {
        const string Note = """{"o:origin":"intended"}""";
        var entries = Enumerable.Range(0, 12).Select(i =>
            $$$"""{"name":"b{{{i}}}","inner":{"tag":["t{{{i}}}","u{{{i}}}"],"@tag":[{{{Note}}},null],"text":"x{{{i}}}","@text":{{{Note}}}}}""");
        var text = $$$"""{"m:boxes":{"box":[{{{string.Join(',', entries)}}}]}}""";

        for (var size = 150; size < 400; size++)
        {
            foreach (var part in ReadAll(Pages(text), size))
            {
                foreach (var inner in Entries(part).Select(entry => entry!["inner"]).OfType<JsonObject>())
                {
                    Assert.Equal(inner.ContainsKey("tag"), inner.ContainsKey("@tag"));
                    Assert.Equal(inner.ContainsKey("text"), inner.ContainsKey("@text"));
                    Assert.Equal(inner["tag"]?.AsArray().Count, inner["@tag"]?.AsArray().Count);
                }
            }
        }
    }

    [Fact]
    public void Read_ListOfTwoKeys_RepeatsBoth()
    {
        var text = $$$"""{"m:boxes":{"pair":[{"a":"x","b":-1,"c":"{{{new string('c', 300)}}}","d":"{{{new string('d', 300)}}}"}]}}""";

        var parts = ReadAll(Pages(text), 400);

        Assert.Equal(2, parts.Count);
        Assert.StartsWith("""{"m:boxes":{"pair":[{"a":"x","b":-1,"d":"dddd""", parts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ValueLargerThanAnyPart_IsLeftOutAndToldAndTheRestFollows()
    {
        var text = $$$"""{"m:boxes":{"box":[{"name":"b","inner":{"text":"{{{new string('t', 3_000_000)}}}"},"counter":"7"},{"name":"c"}]}}""";

        var parts = ReadAll(Pages(text), 300);

        Assert.Equal(["/m:boxes/box[name='b']/inner/text"], parts.SelectMany(part => part.LeftOut));
        Assert.Contains("\"counter\":\"7\"", parts[^1].Text, StringComparison.Ordinal);
        Assert.Contains("\"c\"", parts[^1].Text, StringComparison.Ordinal);
    }

    // A key is repeated on every part of its entry, so that one that is longer than a part leaves no room for anything.
    [Theory]
    [InlineData(256)]
    [InlineData(299)]
    [InlineData(512)]
    [InlineData(1024)]
    public void Read_KeysLongerThanAPart_AreLeftOutWithTheirEntryAndTheRestFollows(int size)
    {
        var text = $$$"""{"m:boxes":{"box":[{"name":"a","counter":"1"},{"name":"{{{new string('k', 2048)}}}","inner":{"text":"t","tag":["x","y"]},"counter":"7"},{"name":"c","counter":"3"}]}}""";

        var parts = ReadAll(Pages(text), size);

        Assert.All(parts, part => Assert.True(Encoding.UTF8.GetByteCount(part.Text) <= size));
        var whole = string.Concat(parts.Select(part => part.Text));
        Assert.Contains("\"1\"", whole, StringComparison.Ordinal);
        Assert.Contains("\"3\"", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("kkk", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("\"7\"", whole, StringComparison.Ordinal);
        Assert.Contains(parts.SelectMany(part => part.LeftOut), path => path.EndsWith("/counter", StringComparison.Ordinal));
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.NotEqual(pair.First.Next, pair.Second.Next));
    }

    // What is reopened takes more than half of a part: what does not fit besides is left out, and is not tried again for ever.
    [Fact]
    public void Read_PathOfHalfAPart_GoesOn()
    {
        for (var size = 256; size <= 1024; size++)
        {
            var text = $$$"""{"m:boxes":{"box":[{"name":"{{{new string('k', size / 2)}}}","inner":{"text":"{{{new string('t', size / 2)}}}"}}]}}""";

            Assert.NotEmpty(ReadAll(Pages(text), size).SelectMany(part => part.LeftOut));
        }
    }

    [Fact]
    public void Read_BudgetTooSmallForAnything_GivesValidJsonAndLosesNothing()
    {
        var pages = Pages(Boxes(3));

        var page = pages.Read(null, 2);

        Assert.Equal("{}", page.Text);
        Assert.Equal(Boxes(3), pages.Read(page.Next, 10_000).Text);
    }

    [Fact]
    public void Read_AnyDocumentInAnyParts_ComesToTheSame()
    {
        var inputs = Gen.Choose(0, 40).SelectMany(boxes => Gen.Choose(300, 2000).Select(size => (boxes, size)));
        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var text = Boxes(input.boxes);
            var merged = new JsonObject();
            foreach (var part in ReadAll(Pages(text), input.size))
            {
                Assert.True(Encoding.UTF8.GetByteCount(part.Text) <= input.size, $"{Encoding.UTF8.GetByteCount(part.Text)} > {input.size}");
                Merge(merged, JsonNode.Parse(part.Text)!.AsObject());
            }

            return JsonNode.DeepEquals(JsonNode.Parse(text), merged);
        }).QuickCheckThrowOnFailure();
    }

    private static List<DocumentPage> ReadAll(JsonPages pages, int size)
    {
        var parts = new List<DocumentPage> { pages.Read(null, size) };
        while (parts[^1].Next is { } next)
        {
            parts.Add(pages.Read(next, size));
            Assert.True(parts.Count < 10_000, "no end");
        }

        return parts;
    }

    /// <summary>As RFC 7950 merges: entries of the same keys are one.</summary>
    private static void Merge(JsonObject target, JsonObject part)
    {
        foreach (var (name, value) in part.ToList())
        {
            part.Remove(name);
            switch (target[name], value)
            {
                case (JsonObject there, JsonObject more):
                    Merge(there, more);
                    break;
                case (JsonArray there, JsonArray more):
                    foreach (var entry in more.ToList())
                    {
                        more.Remove(entry);
                        if (entry is JsonObject { } found && there.OfType<JsonObject>().FirstOrDefault(one => one["name"]?.ToString() == found["name"]?.ToString()) is { } same)
                        {
                            Merge(same, found);
                        }
                        else
                        {
                            there.Add(entry);
                        }
                    }

                    break;
                default:
                    target[name] = value;
                    break;
            }
        }
    }

    private static List<JsonNode?> Entries(DocumentPage page) => [.. JsonNode.Parse(page.Text)!["m:boxes"]!["box"]!.AsArray()];

    private static List<string> Names(DocumentPage page) => [.. Entries(page).Select(entry => (string)entry!["name"]!)];

    private static string Boxes(int count) => "{\"m:boxes\":{\"box\":[" + string.Join(',', Enumerable.Range(0, count).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"name":"box{{{i}}}","size":{{{i * 1000}}},"inner":{"text":"\"é\\{{{new string('x', i % 7 * 5)}}}","tag":["a{{{i}}}","b"]},"counter":"{{{i}}}"}"""))) + "]}}";

    private JsonPages Pages(string text) => new(new SpooledBytes(new SpoolFolder(_folder.Path, new SpoolLimits()), Encoding.UTF8.GetBytes(text)), SmallSchema.Boxes);
}
