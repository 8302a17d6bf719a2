using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Data;
using NetMcp.Yang.Tests.Corpus;
using NetMcp.Yang.Validation;
using Xunit.Abstractions;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>Documents made from the schema, as they are and broken in one way: what yanglint says of them is said here too.</summary>
[Collection(nameof(CorpusCollection))]
public sealed class InstanceTests(ITestOutputHelper output)
{
    [RequiresTheory(Prerequisite.YangCorpus | Prerequisite.Yanglint)]
    [Trait("rfc7950", "8")]
    [InlineData("ietf", 100)]
    [InlineData("openconfig", 100)]
    public Task Verdict_OfMadeDocuments_IsYanglints(string models, int count) => CompareAsync(models, count, 1);

    [RequiresTheory(Prerequisite.YangCorpus | Prerequisite.Yanglint)]
    [Trait("Size", "Long")]
    [InlineData("ietf", 2500)]
    [InlineData("openconfig", 2500)]
    public Task Verdict_OfThousandsOfMadeDocuments_IsYanglints(string models, int count) => CompareAsync(models, count, 1_000_000);

    private async Task CompareAsync(string name, int count, int firstSeed)
    {
        var models = name == "ietf" ? InstanceModels.Ietf : InstanceModels.OpenConfig;
        var documents = Enumerable.Range(firstSeed, count).Select(seed => MadeDocument.Of(models.Schema, seed)).ToArray();

        var judgements = await YanglintSession.JudgeAsync(models.Files, models.SearchFolders, [.. documents.Select(document => (document.Xml, document.HasState))]);

        var differences = new List<string>();
        for (var index = 0; index < count; index++)
        {
            if (judgements[index].IsVerdict && Difference(models, documents[index], judgements[index]) is { } difference)
            {
                differences.Add($"seed {firstSeed + index} ({documents[index].Break}): {difference}");
                output.WriteLine(differences[^1] + "\n" + documents[index].Xml);
            }
        }

        var valid = judgements.Count(judgement => judgement.Json is not null);
        output.WriteLine($"{valid} of {count} valid, {judgements.Count(judgement => !judgement.IsVerdict)} without a verdict");
        Assert.Empty(differences);
        Assert.InRange(valid, count / 4, count * 3 / 4);
        Assert.True(judgements.Count(judgement => !judgement.IsVerdict) <= count / 20);
    }

    private static string? Difference(InstanceModels models, MadeDocument document, YanglintJudgement judgement)
    {
        var read = XmlDataReader.Read(document.Xml, models.Schema);
        var ours = read.Problems.Select(problem => problem.ToString())
            .Concat(read.Tree is null ? [] : YangValidator.Validate(read.Tree, InstanceGenerator.Options(document.HasState)).Errors.Select(error => $"{error.Rule} {error}"))
            .FirstOrDefault();
        if (ours is null != judgement.Json is not null)
        {
            return $"here: {ours ?? "valid"}; yanglint: {judgement.Error ?? "valid"}";
        }

        return judgement.Json is null ? null : DifferenceInJson(models, read.Tree!, document.Xml, judgement.Json);
    }

    private static string? DifferenceInJson(InstanceModels models, DataTree tree, string xml, string theirs)
    {
        var json = JsonDataWriter.ToText(tree);
        var (ours, other) = (JsonNode.Parse(json)!.AsObject(), JsonNode.Parse(theirs)!.AsObject());
        YanglintPrinting.Level(ours, models.Schema);
        YanglintPrinting.Level(other, models.Schema);
        if (!JsonNode.DeepEquals(ours, other))
        {
            return $"JSON here: {ours.ToJsonString()}; yanglint: {other.ToJsonString()}";
        }

        using var streamed = new MemoryStream();
        using (var reader = XmlReader.Create(new StringReader(xml), XmlDataReader.CreateSettings()))
        {
            XmlToJson.Convert(reader, models.Schema, streamed);
        }

        var back = JsonDataReader.Read(json, models.Schema);
        return !JsonNode.DeepEquals(JsonNode.Parse(Encoding.UTF8.GetString(streamed.ToArray())), JsonNode.Parse(json)) ? "the stream's JSON is not the tree's"
            : !back.Succeeded ? "its JSON cannot be read: " + back.Problems[0]
            : XmlDataWriter.ToText(back.Tree!) != XmlDataWriter.ToText(tree) ? "XML to JSON and back is another document"
            : null;
    }
}
