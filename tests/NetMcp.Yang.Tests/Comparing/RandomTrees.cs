using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.Data;
using NetMcp.Yang.Tests.Data;

namespace NetMcp.Yang.Tests.Comparing;

/// <summary>Trees of the test modules that are like each other in part: few keys and few values.</summary>
internal static class RandomTrees
{
    public static Arbitrary<(DataTree From, DataTree To)> Pairs() => Trees().Two().Select(pair => (pair.Item1, pair.Item2)).ToArbitrary();

    public static Gen<DataTree> Trees() =>
        from inC in Content()
        from state in Gen.ListOf(Gen.Elements("<log><line>a</line></log>", "<log><line>b</line></log>", "<log/>"), 3)
        from tops in Gen.SubListOf(1, 2, 3)
        select DataTestBed.FromXml(
            DataTestBed.InC(inC) + string.Concat(tops.Select(top => $"<tops xmlns=\"urn:dev\">{top}</tops>"))
            + $"<state xmlns=\"urn:dev\">{string.Concat(state)}</state>");

    private static Gen<string> Content() =>
        from leafs in Gen.SubListOf("<text>a</text>", "<u32>1</u32>", "<none/>", "<on/>", "<deep/>", "<extra xmlns=\"urn:more\">x</extra>", "<id>m:faster</id>")
        from number in Gen.Choose(1, 3)
        from tags in Shuffled("p", "q", "r", "s", "t")
        from entries in Shuffled("a", "b", "c")
        from subs in Gen.SubListOf(1, 2, 3)
        from any in Gen.Elements("", "<any><w xmlns=\"urn:else\">1</w></any>", "<any><w xmlns=\"urn:else\">2</w></any>")
        from how in Gen.Elements("", "<first>1</first>", "<second><z>1</z></second>", "<second/>")
        from deep in Gen.Elements("", "<deep><x>1</x></deep>", "<deep><er><y>2</y></er></deep>")
        select Text(leafs, number, tags, entries, subs, any, how, deep);

    private static string Text(
        IEnumerable<string> leafs, int number, IEnumerable<string> tags, IEnumerable<string> entries, IEnumerable<int> subs, string any, string how, string deep)
    {
        var text = new StringBuilder();
        text.AppendJoin("", deep.Length > 0 ? leafs.Where(leaf => leaf != "<deep/>") : leafs);
        text.Append($"<i8>{number}</i8>{any}{how}{deep}");
        text.AppendJoin("", tags.Select(tag => $"<tags>{tag}</tags>"));
        text.AppendJoin("", entries.Select(name => $"<entry><name>{name}</name><value>{number}</value>{string.Concat(subs.Select(sub => $"<sub><a>{sub}</a><b>{name}</b></sub>"))}</entry>"));
        return text.ToString();
    }

    private static Gen<List<string>> Shuffled(params string[] values) =>
        from all in Gen.Shuffle(values)
        from count in Gen.Choose(0, values.Length)
        select all.Take(count).ToList();
}
