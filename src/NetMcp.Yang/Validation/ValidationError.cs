namespace NetMcp.Yang.Validation;

/// <summary>One thing that is wrong with data, with what an rpc-error would say of it (RFC 6241 section 4.3, RFC 7950 section 15).</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Severity">Whether it is certain.</param>
/// <param name="InstancePath">
/// The node, in the form of RFC 7951 section 6.11; where something is missing the node that it is missing in, <c>/</c> at the top.
/// </param>
/// <param name="Message">What is wrong and what would be right: the model's own error-message where it has one.</param>
public sealed record ValidationError(ValidationRule Rule, ValidationSeverity Severity, string InstancePath, string Message)
{
    /// <summary>The schema node, <c>/module:name/name</c> with choices and cases; null when the schema has none.</summary>
    public string? SchemaPath { get; init; }

    /// <summary>The value, cut to a bounded length; null where it is not about a value.</summary>
    public string? Value { get; init; }

    /// <summary>The error-tag (RFC 6241 appendix A).</summary>
    public required string ErrorTag { get; init; }

    /// <summary>The error-app-tag: of the model, or of RFC 7950 section 15; or null.</summary>
    public string? ErrorAppTag { get; init; }

    /// <summary>The line of the document that the node came from, from 1; 0 when it is not known.</summary>
    public int Line { get; init; }

    /// <summary><c>path: message</c>.</summary>
    public override string ToString() => $"{InstancePath}: {Message}";
}
