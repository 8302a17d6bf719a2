using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Syntax;

public sealed class CorpusParseTests
{
    [RequiresFact(Prerequisite.YangCorpus)]
    public void Corpus_EveryModule_ParsesWithoutError()
    {
        var files = YangCorpus.All;
        var faulty = files
            .Select(file => YangParser.Parse(new(YangCorpus.ShortName(file), File.ReadAllText(file))))
            .Where(result => !result.Succeeded)
            .SelectMany(result => result.Diagnostics)
            .Select(item => item.ToString());

        Assert.NotEmpty(files);
        Assert.Empty(faulty);
    }
}
