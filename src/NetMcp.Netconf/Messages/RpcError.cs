namespace NetMcp.Netconf.Messages;

/// <summary>One rpc-error (RFC 6241 section 4.3), with every field as the device gave it; all of it is untrusted text.</summary>
public sealed record RpcError
{
    /// <summary>error-type: <c>transport</c>, <c>rpc</c>, <c>protocol</c> or <c>application</c>.</summary>
    public required string Type { get; init; }

    /// <summary>error-tag, for example <c>lock-denied</c> (RFC 6241 appendix A).</summary>
    public required string Tag { get; init; }

    /// <summary>error-severity.</summary>
    public required RpcErrorSeverity Severity { get; init; }

    /// <summary>error-app-tag.</summary>
    public string? AppTag { get; init; }

    /// <summary>error-path: an XPath expression; <see cref="PathNamespaces"/> declares its prefixes.</summary>
    public string? Path { get; init; }

    /// <summary>The namespace declarations in scope at error-path, by prefix.</summary>
    public IReadOnlyDictionary<string, string> PathNamespaces { get; init; } = new Dictionary<string, string>();

    /// <summary>error-message.</summary>
    public string? Message { get; init; }

    /// <summary>The xml:lang of error-message.</summary>
    public string? MessageLanguage { get; init; }

    /// <summary>error-info.</summary>
    public RpcErrorInfo? Info { get; init; }
}
