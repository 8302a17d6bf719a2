using NetMcp.Devices.Tables;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;
using Xunit;

namespace NetMcp.Devices.Tests.Tables;

/// <summary>Every path of the recipes is one of the published models.</summary>
public sealed class RecipeTests
{
    [RequiresFact(Prerequisite.YangCorpus)]
    public void EveryPath_IsInTheModelsOfItsFamily()
    {
        var schemas = new Dictionary<string, YangSchema>(StringComparer.Ordinal)
        {
            ["ietf"] = Compile("ietf-interfaces", "ietf-ip", "ietf-routing", "ietf-ipv4-unicast-routing", "ietf-ipv6-unicast-routing", "ietf-alarms"),
            ["openconfig"] = Compile("openconfig-interfaces", "openconfig-if-ip", "openconfig-if-ethernet", "openconfig-lldp", "openconfig-network-instance", "openconfig-aft-network-instance", "openconfig-system"),
        };
        schemas["ietf-rfc7223"] = schemas["ietf"];
        foreach (var recipe in TableRecipes.ByKind.Values.SelectMany(recipes => recipes))
        {
            var schema = schemas[recipe.Family];
            Assert.True(DataPath.TryRead(schema, recipe.Read, out _, out var error), $"{recipe.Read}: {error?.Message}");
            Assert.InRange(recipe.Key, 0, recipe.Columns.Count);
            Assert.Empty(recipe.Moving.Except(recipe.Columns.Keys.Skip(recipe.Key)));
            Assert.Equal(recipe.Rows.Count, recipe.RowsIn(schema).Count);
            foreach (var (column, places) in recipe.Columns)
            {
                Assert.All(places, place => Assert.True(
                    recipe.Rows.Any(row => DataPath.TryRead(schema, Absolute(row, place), out var found, out _) && found.Target is LeafNode),
                    $"{recipe.Family} {recipe.Read}: column {column} has {place}, which is no leaf there."));
            }
        }
    }

    private static string Absolute(string row, string place)
    {
        foreach (var step in place.Split('/'))
        {
            row = step == ".." ? row[..row.LastIndexOf('/')] : row + "/" + step;
        }

        return row;
    }

    private static YangSchema Compile(params string[] modules) =>
        YangCompiler.Compile(new CompileRequest([.. modules.Select(name => new RequestedModule(name))], new Corpus())).Schema;

    private sealed class Corpus : IModuleSources
    {
        private static readonly ILookup<string, string> Files = YangCorpus.All.ToLookup(file => Path.GetFileNameWithoutExtension(file).Split('@')[0]);

        public YangSource? Find(string name, string? revision) =>
            Files[name].Where(file => revision is null || !file.Contains('@') || file.Contains("@" + revision, StringComparison.Ordinal))
                .OrderDescending(StringComparer.Ordinal)
                .Select(file => new YangSource(name, File.ReadAllText(file)))
                .FirstOrDefault();
    }
}
