using System.Xml.Linq;

namespace NetMcp.Changes.Tests.Played;

/// <summary>
/// An IOS XE as our profile has it where no candidate is configured: edits go to running, and the rpc save-config of cisco-ia makes them survive a
/// restart.
/// </summary>
/// <param name="rollsBackOnError">Whether it announces rollback-on-error, as releases do.</param>
internal sealed class PlayedIosXe(bool rollsBackOnError = true) : PlayedStandard
{
    protected override bool HasCandidate => false;

    protected override bool HasRollbackOnError => rollsBackOnError;

    /// <inheritdoc/>
    protected override IEnumerable<string> Capabilities =>
    [
        Capability + "writable-running:1.0", .. rollsBackOnError ? [Capability + "rollback-on-error:1.0"] : Array.Empty<string>(),
        "http://cisco.com/ns/yang/Cisco-IOS-XE-native?module=Cisco-IOS-XE-native&amp;revision=2022-11-01",
        "http://cisco.com/yang/cisco-ia?module=cisco-ia&amp;revision=2021-07-01", "urn:played?module=played&amp;revision=2026-01-01",
    ];

    /// <inheritdoc/>
    protected override string Do(int session, string name, XElement operation)
    {
        if (operation.Name != XName.Get("save-config", "http://cisco.com/yang/cisco-ia"))
        {
            return base.Do(session, name, operation);
        }

        Save();
        return "<result xmlns=\"http://cisco.com/yang/cisco-ia\">Save running-config successful</result>";
    }
}
