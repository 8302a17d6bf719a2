namespace NetMcp.Trust.Revocation;

/// <summary>Nothing was revoked: for whoever has no list, as an element that is offline; the lifetime of a token is its only end there.</summary>
public sealed class NoRevocations : IRevocations
{
    private NoRevocations()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoRevocations Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<int> FindRevoked(IReadOnlyList<(string Id, string Subject)> links, DateTimeOffset issuedAt) => [];
}
