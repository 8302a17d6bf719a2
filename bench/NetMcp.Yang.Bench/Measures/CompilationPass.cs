using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Bench.Measures;

/// <summary>What a child process does: compiles a set some times and tells what each time took, then what one schema holds in memory.</summary>
internal static class CompilationPass
{
    public const string ChildArgument = "--compile";

    /// <summary><c>--compile (IETF|OpenConfig) CORPUS TIMES LEFTOUT...</c>; prints milliseconds for each time, then the schema's bytes, then its nodes.</summary>
    public static void Run(string[] arguments)
    {
        var set = Find(arguments[1], arguments[2], arguments[4..]);
        for (var time = 0; time < int.Parse(arguments[3], CultureInfo.InvariantCulture); time++)
        {
            var watch = Stopwatch.StartNew();
            Compile(set);
            Print(watch.Elapsed.TotalMilliseconds);
        }

        var before = Held();
        var schema = Compile(set);
        Print(Held() - before);
        Print(schema.Modules.Sum(module => (double)Count(module.Children)));
    }

    /// <summary>A set by its name, without some of its modules.</summary>
    public static ModelSet Find(string name, string corpus, IReadOnlyCollection<string> leftOut)
    {
        var set = name == "IETF" ? ModelSet.Ietf(corpus) : ModelSet.OpenConfig(corpus);
        return set with { Files = [.. set.Files.Where(file => !leftOut.Contains(ModelSet.NameOf(file)))] };
    }

    // Not inlined, so that nothing but the schema stays behind in a register or on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static YangSchema Compile(ModelSet set)
    {
        var compilation = YangCompiler.Compile(set.ToRequest());
        return compilation.Succeeded ? compilation.Schema : throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }

    private static long Held()
    {
        for (var time = 0; time < 3; time++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int Count(IEnumerable<SchemaNode> nodes) => nodes.Sum(node => 1 + Count(node.Children));

    private static void Print(double number) => Console.WriteLine(number.ToString(CultureInfo.InvariantCulture));
}
