using System.CommandLine;
using NetMcp.Server.Cli.Output;
using NetMcp.Yang.Data;

namespace NetMcp.Server.Cli.Yang;

/// <summary><c>netmcp yang convert</c>: instance data from XML to RFC 7951 JSON and back.</summary>
internal static class YangConvertCommand
{
    private const string Json = "json";
    private const string Xml = "xml";

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "Instance data in XML or RFC 7951 JSON." };
        var inputs = new YangInputs();
        var to = new Option<string?>("--to") { Description = "The encoding to write (default: the other one).", HelpName = "json|xml" };
        to.AcceptOnlyFromAmong(Json, Xml);
        var command = new Command("convert", "Convert instance data between XML and RFC 7951 JSON. Exit codes: 0 done, 1 a module or the data is not correct, 2 wrong usage.") { file };
        inputs.AddTo(command, asOption: true);
        command.Add(to);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = inputs.Compile(parsed, cancellationToken);
            DiagnosticPrinter.Print(console.Error, input.Compilation.Diagnostics);
            var data = DataFile.Read(parsed.GetRequiredValue(file), input.Compilation.Schema, console.Error);
            if (data.Result.Tree is not null)
            {
                Write(console.Out, data.Result.Tree, (parsed.GetValue(to) ?? (data.IsXml ? Json : Xml)) == Json);
            }

            return Task.FromResult(input.Compilation.Succeeded && data.IsCorrect ? CliExitCode.Done : CliExitCode.Failed);
        });
        return command;
    }

    private static void Write(TextWriter output, DataTree tree, bool asJson) =>
        output.WriteLine(asJson ? JsonDataWriter.ToText(tree, indented: true) : PrettyXml.Format(XmlDataWriter.ToText(tree)));
}
