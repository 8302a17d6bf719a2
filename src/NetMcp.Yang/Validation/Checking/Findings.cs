using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Collects what is wrong, up to a cap: a tree of a million nodes can have a million errors.</summary>
internal sealed class Findings(YangSchema schema, ValidationOptions options)
{
    private const int LongestValue = 200;

    private readonly HashSet<string> _degraded = [.. schema.Degraded.Select(module => module.Name.Split('@')[0])];
    private readonly List<ValidationError> _errors = [];
    private int _errorCount;
    private int _warningCount;

    /// <summary>Whether parts of the schema are missing.</summary>
    public bool IsSchemaDegraded => _degraded.Count > 0;

    public bool IsDegraded(string module) => _degraded.Contains(module);

    public ValidationResult ToResult() => new([.. _errors], _errorCount, _warningCount);

    /// <summary>Reports what is wrong whatever else there may be.</summary>
    public void Error(ValidationRule rule, DataNode? node, string message, string? appTag = null, SchemaNode? about = null) =>
        Add(rule, ValidationSeverity.Error, node, about, message, appTag);

    /// <summary>Reports what more data may put right: an error only when the data is all there is.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="node">The node; null for the top.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="appTag">The error-app-tag, or null.</param>
    /// <param name="about">The schema node that it is about, where that is not the node's.</param>
    /// <param name="isDoubtful">Whether parts of the schema that it depends on are missing.</param>
    public void Unless(ValidationRule rule, DataNode? node, string message, string? appTag = null, SchemaNode? about = null, bool isDoubtful = false)
    {
        var isSure = options.IsComplete && !isDoubtful && !IsDegraded((about ?? node?.Schema)?.Module.Name ?? "");
        Add(rule, isSure ? ValidationSeverity.Error : ValidationSeverity.Warning, node, about, message, appTag);
    }

    /// <summary>Reports what only the device can tell.</summary>
    public void Warning(ValidationRule rule, DataNode? node, string message) => Add(rule, ValidationSeverity.Warning, node, null, message, null);

    private void Add(ValidationRule rule, ValidationSeverity severity, DataNode? node, SchemaNode? about, string message, string? appTag)
    {
        _errorCount += severity == ValidationSeverity.Error ? 1 : 0;
        _warningCount += severity == ValidationSeverity.Warning ? 1 : 0;
        if (_errors.Count >= options.MaxErrors)
        {
            return;
        }

        _errors.Add(new(rule, severity, node?.InstancePath() ?? "/", message)
        {
            SchemaPath = (about ?? node?.Schema) is { } place ? SchemaPaths.Of(place) : null,
            Value = node?.Value is { Length: > LongestValue } value ? value[..LongestValue] + "..." : node?.Value,
            ErrorTag = Tag(rule),
            ErrorAppTag = appTag,
            Line = node?.Line ?? 0,
        });
    }

    // RFC 7950 sections 8.3.1 and 15; what these leave open is RFC 6241's "operation-failed".
    private static string Tag(ValidationRule rule) => rule switch
    {
        ValidationRule.UnknownNode or ValidationRule.StateInConfiguration or ValidationRule.When => "unknown-element",
        ValidationRule.Type => "invalid-value",
        ValidationRule.MissingKey => "missing-element",
        ValidationRule.SeveralCases => "bad-element",
        ValidationRule.Mandatory or ValidationRule.MissingChoice or ValidationRule.LeafRef or ValidationRule.InstanceIdentifier => "data-missing",
        _ => "operation-failed",
    };
}
