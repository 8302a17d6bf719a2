using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Syntax;

public sealed class CorpusParseTests
{
    [RequiresFact(Prerequisite.YangCorpus | Prerequisite.Yanglint)]
    public async Task Corpus_EveryModule_ParsesUnlessYanglintRejectsItToo()
    {
        var files = YangCorpus.All;
        Assert.NotEmpty(files);

        List<string> onlyOurs = [];
        foreach (var file in files)
        {
            var result = YangParser.Parse(new(YangCorpus.ShortName(file), await File.ReadAllTextAsync(file)));
            if (!result.Succeeded && await Yanglint.FindErrorAsync(file, YangCorpus.SearchFoldersFor(file)) is null)
            {
                onlyOurs.AddRange(result.Diagnostics.Select(item => item.ToString()));
            }
        }

        Assert.Empty(onlyOurs);
    }
}
