using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Validation;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>
/// Validates what a device will have (RFC 7950 section 8). What is certain is an error; what rests on data that was not read is a warning,
/// and so is what was wrong before.
/// </summary>
internal static class TargetCheck
{
    private static readonly ValidationOptions Part = new() { IsComplete = false, MaxErrors = 100, MaxSteps = 20_000_000, MaxStepsAnExpression = 2_000_000 };

    public static void Run(DataTree before, DataTree target, IReadOnlyList<DataPath> touched, MessageList messages, CancellationToken cancellationToken)
    {
        var already = YangValidator.Validate(before, Part, cancellationToken).Errors.Select(Key).ToHashSet();
        var result = YangValidator.Validate(target, Part, cancellationToken);
        foreach (var error in result.Errors)
        {
            var isKnown = already.Contains(Key(error));
            if (!isKnown && (error.Severity == ValidationSeverity.Error || IsCertain(error, target, touched)))
            {
                messages.Error(error.InstancePath, messages.TextOf(error));
            }
            else if (!isKnown)
            {
                messages.Warn(error.InstancePath, $"{messages.TextOf(error)} This depends on what was not read: the device decides.");
            }
            else if (error.Severity == ValidationSeverity.Error)
            {
                messages.Warn(error.InstancePath, $"{messages.TextOf(error)} It was so before.");
            }
        }

        if (result.ErrorCount + result.WarningCount > result.Errors.Length)
        {
            messages.Warn(null, $"{result.ErrorCount + result.WarningCount - result.Errors.Length} more findings of the validation are not listed.");
        }
    }

    // Of a touched subtree all is at hand, so what is missing in it is missing; but for what is there only under a condition, which may look elsewhere.
    private static bool IsCertain(ValidationError error, DataTree target, IReadOnlyList<DataPath> touched) =>
        error.Rule is ValidationRule.Mandatory or ValidationRule.MissingChoice or ValidationRule.MinElements
        && error.SchemaPath is { } path && !IsConditional(target.Schema, path)
        && touched.SelectMany(root => DataSelection.Find(target, root)).Any(root => IsWithin(error.InstancePath, root.InstancePath()));

    private static bool IsWithin(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/');

    private static bool IsConditional(YangSchema schema, string schemaPath)
    {
        SchemaNode? node = null;
        string? module = null;
        foreach (var step in schemaPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = step.IndexOf(':', StringComparison.Ordinal);
            module = colon < 0 ? module : step[..colon];
            var children = node?.Children ?? schema.FindModule(module ?? "")?.Children ?? [];
            node = children.FirstOrDefault(child => child.Name == step[(colon + 1)..] && child.Module.Name == module);
            if (node is null)
            {
                return true;
            }
        }

        // A condition of a node that holds the missing one was true, or that would not be there; only those in between count.
        for (var above = node; above is not null; above = above.Parent)
        {
            if (!above.Whens.IsEmpty)
            {
                return true;
            }

            if (above != node && above.IsDataNode)
            {
                return false;
            }
        }

        return false;
    }

    private static (ValidationRule Rule, string Path, string Text) Key(ValidationError error) => (error.Rule, error.InstancePath, error.Message);
}
