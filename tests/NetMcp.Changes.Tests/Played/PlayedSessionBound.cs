namespace NetMcp.Changes.Tests.Played;

/// <summary>A device of RFC 4741: confirmed-commit 1.0, whose pending commit lives as long as its session, without persist and cancel-commit.</summary>
internal sealed class PlayedSessionBound : PlayedStandard
{
    protected override bool HasCandidate => true;

    /// <inheritdoc/>
    protected override IEnumerable<string> Capabilities =>
        [Capability + "candidate:1.0", Capability + "confirmed-commit:1.0", Capability + "rollback-on-error:1.0", Capability + "validate:1.0", "urn:played?module=played&amp;revision=2026-01-01"];
}
