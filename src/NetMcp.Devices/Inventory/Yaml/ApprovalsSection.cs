namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>approvals:</c>.</summary>
internal static class ApprovalsSection
{
    public static ApprovalSettings Read(MapReader? map, string folder)
    {
        if (map is null)
        {
            return new ApprovalSettings();
        }

        var webhook = map.Section("webhook");
        var settings = new ApprovalSettings
        {
            Socket = FilePath.Resolve(map.Text("socket"), folder),
            Link = Url(map, "link"),
            WebhookUrl = webhook is null ? null : Url(webhook, "url"),
            WebhookSecretFile = FilePath.Resolve(webhook?.RequiredText("secret_file", "the file of the key that announcements are signed with"), folder),
            WebhookMayBePrivate = webhook?.Boolean("allow_private") ?? false,
        };
        if (webhook is not null && webhook.Pair("url") is null)
        {
            webhook.Mistakes.Add(webhook.Map, "'url' is missing: where requests for approval are announced.");
        }

        webhook?.ReportUnknownKeys();
        map.ReportUnknownKeys();
        return settings;
    }

    private static Uri? Url(MapReader map, string key)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Fragment.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return url;
        }

        map.Mistakes.Add(map.Pair(key)!.Value, $"'{key}' must be an https URL without user information and fragment; http is for the loopback only.");
        return null;
    }
}
