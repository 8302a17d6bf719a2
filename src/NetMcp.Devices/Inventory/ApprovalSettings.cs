namespace NetMcp.Devices.Inventory;

/// <summary>The <c>approvals</c> section of the configuration: how people are told, and where those of the gateway's machine answer. Read when the gateway starts.</summary>
public sealed record ApprovalSettings
{
    /// <summary>The Unix socket for the people of the machine, as a full path, which its group may connect to; null for one in the data folder, for the gateway's own user and root.</summary>
    public string? Socket { get; init; }

    /// <summary>Where a request is announced; null for nowhere.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The file of the key that announcements are signed with, as a full path.</summary>
    public string? WebhookSecretFile { get; init; }

    /// <summary>Whether the webhook may have a private or loopback address.</summary>
    public bool WebhookMayBePrivate { get; init; }

    /// <summary>The gateway's address as people reach it, for the link of an announcement; null for no link.</summary>
    public Uri? Link { get; init; }
}
