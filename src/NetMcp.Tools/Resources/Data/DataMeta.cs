using System.Text.Json.Nodes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Resources.Data;

/// <summary>What is to be said of data beside the data: <c>_meta</c> of a resource's contents.</summary>
internal static class DataMeta
{
    private const string Narrow = "Not all of it is here. Read a part by a longer path, or page through it with network.yang.get.";

    /// <summary>The members that have something to say; null when none has.</summary>
    public static JsonObject? Write(DeviceDocument document, string? path, FailureContent texts)
    {
        var meta = new JsonObject();
        if (path is not null)
        {
            meta["path"] = path;
        }

        if (document.Truncated)
        {
            (meta["truncated"], meta["narrow"]) = (true, Narrow);
            Text("cutAt", document.CutAt);
        }

        if (document.LeftOut.Count > 0)
        {
            meta["leftOut"] = ToolJson.Array(document.LeftOut.Select(texts.Safe));
        }

        if (document.UnknownNodes > 0)
        {
            meta["unknownNodes"] = document.UnknownNodes;
        }

        if (document.MaskedValues > 0)
        {
            meta["masked"] = document.MaskedValues;
        }

        if (document.MixedConfigAndState)
        {
            meta["mixedConfigAndState"] = true;
        }

        Text("note", document.Note);
        if (document.Warnings.Count > 0)
        {
            meta["warnings"] = texts.RpcErrors(document.Warnings);
        }

        return meta.Count > 0 ? meta : null;

        void Text(string name, string? text)
        {
            if (text is not null)
            {
                meta[name] = texts.Safe(text);
            }
        }
    }
}
