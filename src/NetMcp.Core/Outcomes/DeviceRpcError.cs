namespace NetMcp.Core.Outcomes;

/// <summary>One rpc-error as the device gave it (RFC 6241 section 4.3; the same fields in RFC 8040 section 7.1).</summary>
public sealed record DeviceRpcError
{
    /// <summary><c>transport</c>, <c>rpc</c>, <c>protocol</c> or <c>application</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The error-tag, for example <c>lock-denied</c> (RFC 6241 appendix A).</summary>
    public required string Tag { get; init; }

    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>The data-model or implementation specific tag, if any.</summary>
    public string? AppTag { get; init; }

    /// <summary>The path of the offending element, if any.</summary>
    public string? Path { get; init; }

    /// <summary>The device's own words; untrusted text.</summary>
    public string? Message { get; init; }

    /// <summary>The content of error-info as XML, if any.</summary>
    public string? Info { get; init; }
}
