using System.CommandLine;
using System.Text;
using System.Text.Json;
using NetMcp.Audit.Searching;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Audit;

/// <summary><c>netmcp audit search</c>: the records that are meant, a line each.</summary>
internal static class AuditSearchCommand
{
    private static readonly string[] Shown = ["kind", "outcome", "principal", "tool", "devices", "change", "step", "code", "reason"];

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var log = new AuditFolder();
        var filter = new AuditFilter();
        var json = new Option<bool>("--json") { Description = "Write the records as they are in the log, a JSON object a line." };
        var command = new Command("search", "Find records. It does not verify them. Exit codes: 0 done, 1 the log cannot be read.") { log.Folder, log.Configuration, json };
        filter.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (folder, _) = log.Find(console, parsed);
            var asJson = parsed.GetValue(json);
            return Task.FromResult(AuditFolder.Use(() =>
            {
                foreach (var line in AuditSearch.Read(folder, filter.Read(parsed)))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    console.Out.Write(asJson ? Encoding.UTF8.GetString(line) : Readable(line) + "\n");
                }

                return CliExitCode.Done;
            }));
        });
        return command;
    }

    private static string Readable(byte[] line)
    {
        try
        {
            using var record = JsonDocument.Parse(line);
            var root = record.RootElement;
            var parts = Shown.Where(name => root.TryGetProperty(name, out _)).Select(name => Text(root.GetProperty(name)));
            return TerminalText.Clean($"{root.GetProperty("seq").GetRawText()} {root.GetProperty("time").GetString()} {string.Join(' ', parts)}").Replace('\n', ' ');
        }
        catch (JsonException)
        {
            return "A line that is no record; 'netmcp audit verify' says which.";
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
