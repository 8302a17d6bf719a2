using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Results;

/// <summary>
/// Writes a failure as an agent reads it: <c>{code, name, message, device, rpcErrors, retryable, outcome, retryAfter}</c>.
/// All text of a device goes through the masker, is bounded, and loses its control characters.
/// </summary>
internal sealed class FailureContent(ToolOptions options, ISecretMasker masker)
{
    /// <summary>What a model learns of a bug: nothing but that there is one.</summary>
    public static Failure Fault { get; } =
        new(FailureCode.InternalError, "The gateway failed inside; its log has the details. Trying the same again is unlikely to help.");

    /// <summary>The failure as structured content.</summary>
    public JsonObject Write(Failure failure)
    {
        var content = new JsonObject
        {
            ["code"] = (int)failure.Code,
            ["name"] = "Network." + failure.Code,
            ["message"] = Safe(failure.Message, 4 * options.MaxDeviceTextLength),
        };
        if (failure.Device is { } device)
        {
            content["device"] = device.Value;
        }

        content["rpcErrors"] = RpcErrors(failure.RpcErrors);
        content["retryable"] = failure.Retryable;
        content["outcome"] = Outcome(failure.Transmission);
        if (failure.RetryAfter is { } wait)
        {
            content["retryAfter"] = Math.Ceiling(wait.TotalSeconds);
        }

        return content;
    }

    /// <summary>A list of rpc-errors, the first ones when they are many.</summary>
    public JsonArray RpcErrors(IReadOnlyList<DeviceRpcError> errors) =>
        new(errors.Take(options.MaxRpcErrorsShown).Select(error => (JsonNode)RpcError(error)).ToArray());

    /// <summary>Text that may come from a device, fit to be shown.</summary>
    public string Safe(string text) => Safe(text, options.MaxDeviceTextLength);

    /// <summary>Lines that may come from a device, fit to be shown: each of them masked and bounded, and as many as fit.</summary>
    public string SafeLines(string text, int maxLength)
    {
        var shown = new StringBuilder();
        var lines = masker.MaskText(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // At a line's end: half a line of a difference reads like another one.
            var line = SafeText.Clean(lines[i].TrimEnd('\r'), options.MaxDeviceTextLength);
            if (shown.Length + line.Length >= maxLength)
            {
                return shown.Append(CultureInfo.InvariantCulture, $"({lines.Length - i} more lines)").ToString();
            }

            shown.Append(line).Append('\n');
        }

        return shown.ToString().TrimEnd('\n');
    }

    /// <summary>A failure's content in one or two sentences.</summary>
    public static string Summarize(JsonObject content)
    {
        var device = (string?)content["device"];
        var wait = content["retryAfter"] is { } seconds ? $" Try again after {seconds} s." : (bool)content["retryable"]! ? " May be tried again." : string.Empty;
        var unknown = (string?)content["outcome"] == "unknown" ? " It was sent, and no answer came: what the device did is unknown." : string.Empty;
        var said = (content["rpcErrors"] as JsonArray ?? [])
            .Where(error => !((string)content["message"]!).Contains((string?)error!["message"] ?? (string)error["tag"]!, StringComparison.Ordinal))
            .Select(error => $"{error!["tag"]}: {error["message"]}")
            .ToList();
        var errors = said.Count > 0 ? " The device said: " + string.Join("; ", said) : string.Empty;
        return $"{content["name"]} ({content["code"]}){(device is null ? string.Empty : $" on {device}")}: {content["message"]}{errors}{unknown}{wait}";
    }

    /// <summary>The words of <see cref="Transmission"/>.</summary>
    public static string Outcome(Transmission transmission) => transmission switch
    {
        Transmission.NotSent => "not-sent",
        Transmission.Refused => "refused",
        _ => "unknown",
    };

    // Masked before it is cut: a cut could leave half a secret that no pattern knows any more.
    private string Safe(string text, int maxLength) => SafeText.Clean(masker.MaskText(text), maxLength);

    private JsonObject RpcError(DeviceRpcError error)
    {
        var content = new JsonObject { ["type"] = Safe(error.Type), ["tag"] = Safe(error.Tag), ["severity"] = Safe(error.Severity) };
        Add(content, "appTag", error.AppTag);
        Add(content, "path", error.Path);
        Add(content, "message", error.Message);
        Add(content, "info", error.Info);
        return content;
    }

    private void Add(JsonObject content, string name, string? text)
    {
        if (text is not null)
        {
            content[name] = Safe(text);
        }
    }
}
