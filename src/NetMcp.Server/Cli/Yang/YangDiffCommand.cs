using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Xml;
using NetMcp.Server.Cli.Output;
using NetMcp.Yang.Comparing;

namespace NetMcp.Server.Cli.Yang;

/// <summary><c>netmcp yang diff</c>: what makes one document of another, as YANG sees it.</summary>
internal static class YangDiffCommand
{
    private const string Text = "text";
    private const string EditConfig = "edit-config";
    private const string YangPatch = "yang-patch";

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var from = new Argument<string>("FROM") { Description = "Instance data in XML or RFC 7951 JSON." };
        var to = new Argument<string>("TO") { Description = "Instance data in XML or RFC 7951 JSON, not necessarily the same." };
        var inputs = new YangInputs();
        var form = new Option<string>("--as") { Description = "The form of the answer: YANG Patch is RFC 8072's in JSON.", DefaultValueFactory = _ => Text };
        form.AcceptOnlyFromAmong(Text, EditConfig, YangPatch);
        var defaults = new Option<bool>("--ignore-defaults") { Description = "A leaf with its default value is the same as none." };
        var command = new Command("diff", "Show what makes one document of another. Exit codes: 0 the same, 1 different, 2 wrong usage, 65 a module or the data is not correct.") { from, to };
        inputs.AddTo(command, asOption: true);
        command.Add(form);
        command.Add(defaults);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = inputs.Compile(parsed, cancellationToken);
            DiagnosticPrinter.Print(console.Error, input.Compilation.Diagnostics);
            var (left, right) = (Read(parsed.GetRequiredValue(from)), Read(parsed.GetRequiredValue(to)));
            if (!input.Compilation.Succeeded || !left.IsCorrect || !right.IsCorrect)
            {
                return Task.FromResult(CliExitCode.Data);
            }

            var diff = DataDiff.Between(left.Result.Tree!, right.Result.Tree!, parsed.GetValue(defaults) ? DataComparison.WithoutDefaults : DataComparison.Exact);
            Write(console, diff, parsed.GetValue(form));
            return Task.FromResult(diff.IsEmpty ? CliExitCode.Done : CliExitCode.Failed);

            DataFile Read(string path) => DataFile.Read(path, input.Compilation.Schema, console.Error);
        });
        return command;
    }

    private static void Write(CliConsole console, DataDiff diff, string? form)
    {
        var leftOut = 0;
        switch (form)
        {
            case EditConfig:
                var xml = new StringBuilder();
                using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { OmitXmlDeclaration = true }))
                {
                    leftOut = EditConfigWriter.Write(diff, writer);
                }

                console.Out.WriteLine(PrettyXml.Format(xml.ToString()));
                break;
            case YangPatch:
                using (var buffer = new MemoryStream())
                {
                    using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
                    {
                        leftOut = YangPatchWriter.Write(diff, "netmcp", writer);
                    }

                    console.Out.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
                }

                break;
            default:
                console.Out.Write(TerminalText.Clean(DiffText.Of(diff, int.MaxValue)));
                break;
        }

        if (leftOut > 0)
        {
            console.Error.WriteLine($"netmcp: {(leftOut == 1 ? "1 difference is" : $"{leftOut} differences are")} left out: an edit cannot say them.");
        }
    }
}
