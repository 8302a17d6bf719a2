using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Outcomes;

namespace NetMcp.Server.Cli.Output;

/// <summary>Prints a tool's answer: data on standard output, failures and remarks on standard error.</summary>
internal static class ResultPrinter
{
    /// <summary>Prints, and says what to exit with.</summary>
    public static int Print(CliConsole console, CallToolResult result, bool json)
    {
        var content = result.StructuredContent is { } element ? JsonNode.Parse(element.GetRawText()) as JsonObject : null;
        if (json)
        {
            JsonText.Write(console.Out, JsonText.Of(result));
        }
        else if (content is null)
        {
            PrintText(result.IsError == true ? console.Error : console.Out, result);
        }
        else
        {
            Print(console, result, content);
        }

        if (result.IsError != true)
        {
            return content?["errors"] is JsonArray { Count: > 0 } ? CliExitCode.Failed : CliExitCode.Done;
        }

        // An argument that the tool does not take is a mistake of whoever wrote the command line.
        return content?["errors"] is null && (string?)content?["name"] == "Network." + nameof(FailureCode.InvalidArgument) ? CliExitCode.Usage : CliExitCode.Failed;
    }

    private static void Print(CliConsole console, CallToolResult result, JsonObject content)
    {
        var isError = result.IsError == true;
        var errors = content["errors"] as JsonArray;
        if (isError && errors is null)
        {
            FailurePrinter.Print(console.Error, content);
        }
        else if (content["change"] is not null)
        {
            // What a change's text says reads better than its members.
            PrintText(console.Out, result);
        }
        else if (content["changes"] is JsonArray changes)
        {
            PrintChanges(console, changes, content["frozen"] as JsonObject);
        }
        else if (content["results"] is JsonArray results)
        {
            foreach (var one in results.OfType<JsonObject>())
            {
                if (one["rows"] is not null)
                {
                    CheckPrinter.Print(console, one);
                }
                else
                {
                    PrintDocument(console, one);
                }
            }
        }
        else if (content["data"] is not null)
        {
            PrintDocument(console, content);
        }
        else if (content["devices"] is JsonArray devices)
        {
            ReadableJson.WriteTable(console.Out, devices);
            if (devices.Count == 0)
            {
                console.Error.WriteLine("No device matches.");
            }
        }
        else if (!isError)
        {
            ReadableJson.Write(console.Out, content);
        }

        foreach (var error in errors?.OfType<JsonObject>() ?? [])
        {
            FailurePrinter.Print(console.Error, error);
        }
    }

    private static void PrintChanges(CliConsole console, JsonArray changes, JsonObject? freeze)
    {
        ReadableJson.WriteTable(console.Out, changes);
        if (changes.Count == 0)
        {
            console.Error.WriteLine("There is no such change.");
        }

        if (freeze is not null)
        {
            console.Error.WriteLine(TerminalText.Clean($"Changes are frozen by {freeze["by"]} since {freeze["since"]}{(freeze["reason"] is { } reason ? $": {reason}" : string.Empty)}"));
        }
    }

    private static void PrintDocument(CliConsole console, JsonObject document)
    {
        var devices = string.Join(", ", (document["devices"] as JsonArray ?? []).Select(device => (string?)device));
        var mixed = document["mixedConfigAndState"] is null ? string.Empty : ", configuration and state mixed";
        var masked = document["masked"] is { } count ? $", {count} {((int)count == 1 ? "value" : "values")} masked" : string.Empty;
        PrintData(console, document["data"], (string?)document["format"] == "json", $"{devices}: {document["bytes"]} bytes{mixed}{masked}");

        foreach (var remark in new[] { document["note"], document["narrow"], document["cursor"] is { } cursor ? $"--cursor {cursor}" : null }.OfType<JsonNode>())
        {
            console.Error.WriteLine(TerminalText.Clean($"{devices}: {remark}"));
        }

        foreach (var warning in (document["warnings"] as JsonArray ?? []).OfType<JsonObject>())
        {
            console.Error.WriteLine(TerminalText.Clean($"{devices}: warning: {FailurePrinter.RpcError(warning)}"));
        }
    }

    // The heading of XML is a comment, so that what lands in a file is still XML. JSON has none, so there it is a remark.
    private static void PrintData(CliConsole console, JsonNode? data, bool isJson, string heading)
    {
        if (isJson)
        {
            console.Error.WriteLine(TerminalText.Clean(heading));
            console.Out.WriteLine(TerminalText.Clean(data is JsonObject ? JsonText.Of(data) : (string?)data ?? "{}"));
            return;
        }

        console.Out.WriteLine(TerminalText.Clean($"<!-- {heading} -->"));
        if ((string?)data is { Length: > 0 } xml)
        {
            console.Out.WriteLine(TerminalText.Clean(PrettyXml.Format(xml)));
        }
    }

    private static void PrintText(TextWriter output, CallToolResult result)
    {
        foreach (var block in result.Content.OfType<TextContentBlock>())
        {
            output.WriteLine(TerminalText.Clean(block.Text));
        }
    }
}
