using System.Diagnostics;
using NetMcp.Yang.Bench;
using NetMcp.Yang.Bench.Measures;

// Started by bench/yang.sh, which builds it in Release.
if (args is [ConversionPass.ChildArgument, ..])
{
    await ConversionPass.RunAsync(args);
    return 0;
}

if (args is [CompilationPass.ChildArgument, ..])
{
    CompilationPass.Run(args);
    return 0;
}

var options = YangBenchOptions.Parse(args);
var page = new ResultPage(options);
page.Heading(Output("scripts/machine.sh"), Output("git", "describe", "--always", "--dirty"));
if (!options.OnlyCompile)
{
    await ConvertAsync();
}

page.CompilationHeading();
foreach (var set in (string[])["IETF", "OpenConfig"])
{
    var compilation = new ModuleCompilation(options, set);
    await compilation.RunAsync(Console.Error);
    page.Compilation(compilation);
}

page.Save();
return 0;

async Task ConvertAsync()
{
    var document = Path.Combine(Path.GetTempPath(), $"netmcp-yang-bench-{Environment.ProcessId}.xml");
    try
    {
        InterfacesDocument.Write(document, options.DocumentBytes);
        var conversion = new Conversion(options, document);
        await conversion.RunAsync(Console.Error);
        page.Conversion(conversion);
    }
    finally
    {
        File.Delete(document);
    }
}

string Output(string program, params string[] arguments)
{
    var file = program.Contains('/', StringComparison.Ordinal) ? Path.Combine(options.RepositoryRoot, program) : program;
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, WorkingDirectory = options.RepositoryRoot })!;
    return process.StandardOutput.ReadToEnd().Trim();
}
