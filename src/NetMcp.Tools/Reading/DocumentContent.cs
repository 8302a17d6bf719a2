using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Reading;

/// <summary>Writes a document that devices gave, within its share of the answer.</summary>
internal sealed class DocumentContent(ToolOptions options, FailureContent texts, AnswerForm form)
{
    /// <summary>
    /// The document as structured content; members that have nothing to say are left out.
    /// </summary>
    /// <param name="group">The document and its devices.</param>
    /// <param name="maxBytes">Its share.</param>
    /// <param name="path">What was asked, for the advice; null when it was not a path.</param>
    /// <param name="whenEmpty">What to say of an answer without data.</param>
    public JsonObject Write(DocumentGroup group, int maxBytes, string? path, string whenEmpty)
    {
        var document = group.Document;
        var cut = ElementCutter.Shorten(document.Text, maxBytes);
        var content = new JsonObject
        {
            ["devices"] = ToolJson.Array(group.Devices.Select(device => device.Value)),
            ["format"] = "xml",
            ["bytes"] = Encoding.UTF8.GetByteCount(cut.Xml),
            ["data"] = cut.Xml,
        };
        if (document.MixedConfigAndState)
        {
            content["mixedConfigAndState"] = true;
        }

        if (document.MaskedValues > 0)
        {
            content["masked"] = document.MaskedValues;
        }

        if (document.Truncated || cut.CutAt is not null)
        {
            content["truncated"] = true;
            var cutAt = cut.CutAt ?? document.CutAt;
            if (cutAt is not null)
            {
                content["cutAt"] = cutAt;
            }

            var whole = Math.Max(document.ReceivedBytes, group.Bytes);
            var text = cut.CutAt is null && document.CutTextCharacters is { } characters
                ? string.Create(CultureInfo.InvariantCulture, $"One text of {characters} characters did not fit. ")
                : string.Empty;
            content["narrow"] = text + NarrowingAdvice.Write(document.Text, cutAt, path, whole, options.GreatestMaxBytes, form);
        }
        else if (string.IsNullOrWhiteSpace(cut.Xml))
        {
            content["note"] = whenEmpty;
        }

        if (document.Note is { } note)
        {
            content["note"] = texts.Safe(note) + (content["note"] is { } empty ? " " + empty : string.Empty);
        }

        if (document.Warnings.Count > 0)
        {
            content["warnings"] = texts.RpcErrors(document.Warnings);
        }

        return content;
    }

    /// <summary>One line about the document, for the text of an answer.</summary>
    private static string Headline(JsonObject content)
    {
        var devices = string.Join(", ", content["devices"]!.AsArray().Select(device => (string?)device));
        var line = $"{devices}: {content["bytes"]} bytes";
        line += content["mixedConfigAndState"] is null ? string.Empty : ", configuration and state mixed (the device has no NMDA)";
        line += content["masked"] is { } masked ? $", {masked} {((int)masked == 1 ? "value" : "values")} masked" : string.Empty;
        line += content["warnings"] is JsonArray warnings ? $", {warnings.Count} warnings" : string.Empty;
        line += content["unknownNodes"] is { } unknown ? $", {unknown} not in the schema" : string.Empty;
        line += content["depthCut"] is null ? string.Empty : ", deeper levels left out";
        var remarks = string.Concat(new[] { content["note"], content["narrow"] }.OfType<JsonNode>().Select(remark => " " + remark));
        return line + "." + remarks + (content["cursor"] is { } cursor ? $" cursor: {cursor}" : string.Empty);
    }

    /// <summary>The headline and the data under it.</summary>
    public static string Text(JsonObject content) => Headline(content) + "\n" + UntrustedText.Fence(content["data"] is JsonObject data ? ToolJson.Write(data) : (string)content["data"]!);
}
