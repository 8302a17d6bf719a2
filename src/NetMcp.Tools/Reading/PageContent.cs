using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Reading;

/// <summary>Writes a part of a JSON document that devices gave, with a cursor to what follows it.</summary>
internal sealed class PageContent(ToolOptions options, FailureContent texts, IReadCursors cursors, ToolArguments arguments)
{
    // Clients read JSON 64 levels deep; some are of the answer around the data.
    private const int MaxJsonDepth = 56;

    /// <summary>The beginning of a document, within its share of the answer.</summary>
    /// <param name="group">The document and its devices.</param>
    /// <param name="datastore">Where it was read.</param>
    /// <param name="maxBytes">Its share.</param>
    /// <param name="whenEmpty">What to say of an answer without data.</param>
    public JsonObject Write(DocumentGroup group, Datastore datastore, int maxBytes, string whenEmpty)
    {
        var document = group.Document;
        var page = new DocumentPage(document.Text, document.Next, document.CutAt, document.LeftOut);
        if (group.Bytes > maxBytes)
        {
            page = document.Pages?.Read(null, maxBytes) ?? new DocumentPage("{}", null, "/", []);
        }

        var content = Write(new Part(group.Devices, datastore, document, page));
        if (page.Text == "{}" && content["truncated"] is null)
        {
            content["note"] = whenEmpty;
        }

        return content;
    }

    /// <summary>A further part; null when it is not kept any more.</summary>
    public JsonObject? Write(DocumentRest rest, int maxBytes)
    {
        try
        {
            return Write(new Part(rest.Devices, rest.Datastore, rest.Document, rest.Document.Pages!.Read(rest.From, maxBytes)));
        }
        catch (ObjectDisposedException)
        {
            // Its time was over between being found and being read.
            return null;
        }
    }

    private JsonObject Write(Part part)
    {
        var (document, page) = (part.Document, part.Page);
        var content = new JsonObject
        {
            ["devices"] = ToolJson.Array(part.Devices.Select(device => device.Value)),
            ["format"] = "json",
            ["bytes"] = Encoding.UTF8.GetByteCount(page.Text),
            ["data"] = Data(page.Text),
        };
        if (document.MixedConfigAndState)
        {
            content["mixedConfigAndState"] = true;
        }

        if (document.MaskedValues > 0)
        {
            content["masked"] = document.MaskedValues;
        }

        if (document.UnknownNodes > 0)
        {
            content["unknownNodes"] = document.UnknownNodes;
        }

        if (document.DepthCut)
        {
            content["depthCut"] = true;
        }

        if (page.LeftOut.Count > 0)
        {
            content["leftOut"] = ToolJson.Array(page.LeftOut.Select(texts.Safe));
        }

        var cutAt = page.Next is null ? document.RestCutAt : page.CutAt;
        if (page.Next is not null || page.CutAt is not null || cutAt is not null)
        {
            WriteCut(content, part, cutAt ?? page.CutAt);
        }

        if (document.Warnings.Count > 0)
        {
            content["warnings"] = texts.RpcErrors(document.Warnings);
        }

        return content;
    }

    private void WriteCut(JsonObject content, Part part, string? cutAt)
    {
        content["truncated"] = true;
        var place = string.Empty;
        if (cutAt is { Length: > 0 })
        {
            content["cutAt"] = texts.Safe(cutAt);
            place = $" in {texts.Safe(cutAt)}";
        }

        var cursor = part.Page.Next is { } next ? cursors.Keep(arguments.CursorOwner, new DocumentRest(part.Devices, part.Datastore, part.Document, next)) : null;
        if (cursor is not null)
        {
            content["cursor"] = cursor;
        }

        var size = part.Document.Pages is { } pages
            ? string.Create(CultureInfo.InvariantCulture, $"; {(part.Document.RestCutAt is null ? string.Empty : "at least ")}{pages.Bytes} bytes in all")
            : string.Empty;
        var counted = arguments.Form == AnswerForm.TextOnly ? string.Empty : "; data count twice, structured and as text";
        var rest = cursor is null ? "The rest is not kept." : "'cursor' gives the rest.";
        content["narrow"] = string.Create(
            CultureInfo.InvariantCulture,
            $"Cut{place}{size}. {rest} To ask for less, give a deeper path or one entry ([key='...']), 'fields' or 'depth', or fewer devices; or raise max_bytes (at most {options.GreatestMaxBytes}{counted}).");
    }

    private static JsonNode Data(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = MaxJsonDepth })!;
        }
        catch (JsonException)
        {
            // Deeper than JSON readers go: as a text it goes through.
            return JsonValue.Create(text);
        }
    }

    private sealed record Part(IReadOnlyList<Core.Devices.DeviceName> Devices, Datastore Datastore, DeviceDocument Document, DocumentPage Page);
}
