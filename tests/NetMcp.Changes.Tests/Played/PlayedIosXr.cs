using System.Xml.Linq;

namespace NetMcp.Changes.Tests.Played;

/// <summary>
/// An IOS XR as our profile has it: each session edits a candidate of its own, whose commit is refused when another session has committed since it
/// was begun, and each commit has a number.
/// </summary>
internal sealed class PlayedIosXr : PlayedStandard
{
    private const string Manager = "http://cisco.com/ns/yang/Cisco-IOS-XR-config-cfgmgr-exec-oper";
    private const string LastCommit = "http://cisco.com/ns/yang/Cisco-IOS-XR-config-cfgmgr-exec-augmented-oper";

    protected override bool HasCandidate => true;

    protected override bool IsPrivate => true;

    protected override bool HasPersist => true;

    /// <inheritdoc/>
    protected override IEnumerable<string> Capabilities =>
    [
        Capability + "candidate:1.0", Capability + "confirmed-commit:1.1", Capability + "rollback-on-error:1.0", Capability + "validate:1.1",
        "http://cisco.com/ns/yang/Cisco-IOS-XR-ifmgr-cfg?module=Cisco-IOS-XR-ifmgr-cfg&amp;revision=2017-09-07",
        LastCommit + "?module=Cisco-IOS-XR-config-cfgmgr-exec-augmented-oper&amp;revision=2021-03-18", "urn:played?module=played&amp;revision=2026-01-01",
    ];

    /// <inheritdoc/>
    protected override string Do(int session, string name, XElement operation) => operation.Descendants().Any(element => element.Name == XName.Get("last-commit-id", LastCommit))
        ? $"<data><config-manager xmlns=\"{Manager}\"><global><config-commit><last-commit-id xmlns=\"{LastCommit}\">{1000000000 + Commits}</last-commit-id></config-commit></global></config-manager></data>"
        : base.Do(session, name, operation);
}
