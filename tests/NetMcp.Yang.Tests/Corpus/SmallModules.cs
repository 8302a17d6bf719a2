using NetMcp.TestKit;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>The modules of the corpus that compile quickly, because little hangs on them.</summary>
internal static class SmallModules
{
    /// <summary>The modules of the IETF and of IANA that, with all they import and include, have no more than so many characters.</summary>
    public static IReadOnlyList<string> Within(int characters)
    {
        var latest = new[] { YangCorpus.Ietf, YangCorpus.Iana }.SelectMany(files => files)
            .GroupBy(CorpusSources.NameOf, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        return [.. latest.Where(entry => Closure(entry.Key, latest).Sum(name => CorpusSources.Read(latest[name]).Text.Length) <= characters).Select(entry => entry.Value)];
    }

    private static HashSet<string> Closure(string name, Dictionary<string, string> files)
    {
        HashSet<string> names = [name];
        Queue<string> waiting = new(names);
        while (waiting.TryDequeue(out var next))
        {
            var statements = YangParser.Parse(CorpusSources.Read(files[next])).Root?.Children ?? [];
            foreach (var used in statements.Where(child => child.Keyword is "import" or "include").Select(child => child.Argument!))
            {
                if (files.ContainsKey(used) && names.Add(used))
                {
                    waiting.Enqueue(used);
                }
            }
        }

        return names;
    }
}
