using System.Reflection;
using System.Text;

namespace NetMcp.Yang.Tests.Coverage;

/// <summary>The tables of docs/protocols/yang.md: a row a section, and the tests whose traits name it.</summary>
internal static class CoverageTable
{
    /// <summary>Most tests that a row names; the rest is counted.</summary>
    private const int NamedTests = 3;

    public static IReadOnlyList<Section> Sections(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "sections.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(Section.Read)];

    /// <summary>Test names by trait and section number.</summary>
    public static ILookup<(string Trait, string Section), string> Tests(params Assembly[] assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => Traits(method).Select(trait => (Key: trait, Name: method.DeclaringType!.Name + "." + method.Name)))
            .Distinct()
            .OrderBy(test => test.Name, StringComparer.Ordinal)
            .ToLookup(test => test.Key, test => test.Name);

    /// <summary>Every listed section, and every one that a test names beside them.</summary>
    public static string Render(IReadOnlyList<Section> listed, ILookup<(string Trait, string Section), string> tests)
    {
        var known = listed.Select(section => (section.Trait, section.Number)).ToHashSet();
        var others = tests.Select(test => test.Key).Where(key => !known.Contains(key)).Select(key => new Section(key.Trait, key.Section, "", null));
        var text = new StringBuilder();
        foreach (var standard in listed.Concat(others).GroupBy(section => section.Trait).OrderBy(standard => Order(standard.Key[3..]), StringComparer.Ordinal))
        {
            text.Append("\n### RFC ").Append(standard.Key[3..]).Append("\n\n| Section | | State | Tested by |\n| --- | --- | --- | --- |\n");
            foreach (var section in standard.OrderBy(section => Order(section.Number), StringComparer.Ordinal))
            {
                AppendRow(text, section, [.. tests[(section.Trait, section.Number)]]);
            }
        }

        return text.Append('\n').ToString();
    }

    private static void AppendRow(StringBuilder text, Section section, List<string> names) => text
        .Append("| ").Append(section.Number).Append(" | ").Append(section.Title).Append(" | ")
        .Append(section.Remark ?? (names.Count > 0 ? "done" : "no test of its own")).Append(" | ")
        .AppendJoin(", ", names.Take(NamedTests).Select(name => "`" + name + "`"))
        .Append(names.Count > NamedTests ? $" and {names.Count - NamedTests} more" : "").Append(" |\n");

    /// <summary>9.10 stands behind 9.2.</summary>
    private static string Order(string number) => string.Join('.', number.Split('.').Select(part => part.PadLeft(5, '0')));

    private static IEnumerable<(string Trait, string Section)> Traits(MethodInfo method) =>
        CustomAttributeData.GetCustomAttributes(method)
            .Concat(CustomAttributeData.GetCustomAttributes(method.DeclaringType!))
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute))
            .Select(attribute => ((string)attribute.ConstructorArguments[0].Value!, (string)attribute.ConstructorArguments[1].Value!))
            .Where(trait => trait.Item1.StartsWith("rfc", StringComparison.Ordinal));
}
