using System.Xml.Linq;

namespace NetMcp.Changes.Tests.Played;

/// <summary>The configuration of a played device: where it stands, and who is asked about it.</summary>
internal sealed record PlayedSite(string? Location, string? Contact)
{
    /// <summary>A contact that no device takes.</summary>
    public const string Refused = "nobody";

    private static readonly XName Operation = XName.Get("operation", "urn:ietf:params:xml:ns:netconf:base:1.0");

    /// <summary>It as the content of a data element.</summary>
    public string Xml => $"<system xmlns=\"urn:played\">{Leaf("location", Location)}{Leaf("contact", Contact)}</system>";

    /// <summary>What an edit makes of it (RFC 6241 section 7.2): leaf by leaf, up to one that is refused.</summary>
    /// <param name="config">The edit's config element.</param>
    /// <param name="isRefused">Whether one was.</param>
    public PlayedSite Edit(XElement config, out bool isRefused)
    {
        var made = this;
        foreach (var leaf in config.Elements().Single().Elements())
        {
            var value = leaf.Attribute(Operation)?.Value is "delete" or "remove" ? null : leaf.Value;
            if (value == Refused)
            {
                isRefused = true;
                return made;
            }

            made = leaf.Name.LocalName == "location" ? made with { Location = value } : made with { Contact = value };
        }

        isRefused = false;
        return made;
    }

    public override string ToString() => $"{Location}, {Contact}";

    private static string Leaf(string name, string? value) => value is null ? "" : $"<{name}>{value}</{name}>";
}
