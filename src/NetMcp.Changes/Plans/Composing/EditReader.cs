using NetMcp.Changes.Callers;
using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Validation;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Reads the edits that somebody asked for against a device's models. Every mistake is said, not the first only.</summary>
internal sealed class EditReader(YangSchema schema, MessageList messages, DeviceAccess access)
{
    private static readonly ValidationOptions Part = new() { IsComplete = false, MaxSteps = 1_000_000, MaxStepsAnExpression = 100_000 };

    /// <summary>Reads an edit; null when it is none, which the messages then say.</summary>
    public ReadEdit? Read(RequestedEdit edit, int number)
    {
        if (!DataPath.TryRead(schema, edit.Path, out var path, out var error))
        {
            messages.Error(edit.Path, access.IsLimited ? Missing(number) : $"Edit {number}, at character {error.Offset}: {error.Message}");
            return null;
        }

        // Before anything else is said of it.
        if (!access.Allows(schema, path))
        {
            messages.Error(edit.Path, access.MayPass(path) ? $"Edit {number}: not all that it touches is yours to change. Name what is to change by its own path." : Missing(number));
            return null;
        }

        if (Objection(path, edit) is { } objection)
        {
            messages.Error(edit.Path, $"Edit {number}: {objection}");
            return null;
        }

        var operation = Enum.Parse<DataOperation>(edit.Operation.ToString());
        if (operation is DataOperation.Delete or DataOperation.Remove)
        {
            return new ReadEdit(number, operation, path, null);
        }

        if (!EditValue.TryRead(path, edit.Value, $"Edit {number}: ", messages, out var fragment))
        {
            return null;
        }

        if (!DataFragments.TryPlace(path, fragment, out var value, out error))
        {
            messages.Error(edit.Path, $"Edit {number}: {error.Message}");
            return null;
        }

        messages.Hide(value);
        return IsOneThing(value, number) ? new ReadEdit(number, operation, path, value) : null;
    }

    // Merging would take the last of two cases or entries, and nobody would know.
    private bool IsOneThing(DataTree value, int number)
    {
        var doubled = YangValidator.Validate(value, Part).Errors
            .Where(error => error.Rule is ValidationRule.SeveralCases or ValidationRule.DuplicateEntry or ValidationRule.DuplicateValue).ToList();
        foreach (var error in doubled)
        {
            messages.Error(error.InstancePath, $"Edit {number}: {error.Message}");
        }

        return doubled.Count == 0;
    }

    // One text for what is not there and for what is hidden; the models' own would name what stands beside it.
    private static string Missing(int number) => $"Edit {number}: there is no such node, or it is named by something else than keys.";

    private static string? Objection(DataPath path, RequestedEdit edit)
    {
        var isRemoval = edit.Operation is EditOperation.Delete or EditOperation.Remove;
        foreach (var step in path.Steps)
        {
            var isLast = ReferenceEquals(step, path.Steps[^1]);
            if (step.Node is OperationNode or OperationSideNode or NotificationNode)
            {
                return $"'{step.Node.Name}' is no data: only configuration can be changed.";
            }

            if (!step.Node.IsConfig)
            {
                return $"'{step.Node.Name}' is state (config false): it cannot be changed.";
            }

            if (step.Predicates.Any(predicate => predicate.Position is not null || (step.Node is ListNode list && !list.Keys.Any(key => ReferenceEquals(key, predicate.Leaf)))))
            {
                return $"An entry of '{step.Node.Name}' is named by its keys only, not by a position or another leaf.";
            }

            if (step.Predicates.Select(predicate => predicate.Leaf).Distinct().Count() != step.Predicates.Length || step.Predicates.Length > 0 && step.Node is LeafNode)
            {
                return $"'{step.Node.Name}' has a condition too many.";
            }

            if (step.Node is ListNode { Keys: var keys } && !step.HasAllKeys && (!isLast || isRemoval))
            {
                return $"'{step.Node.Name}' is a list: name the entry by its keys, {string.Join(", ", keys.Select(key => $"[{key.Name}='...']"))}.";
            }
        }

        return path.Target switch
        {
            LeafNode { IsKey: true } key => $"'{key.Name}' is a key and cannot be changed: delete the entry and create another.",
            LeafListNode when isRemoval && path.Steps[^1].Predicates.IsEmpty => $"'{path.Target.Name}' is a leaf-list: name the entry by its value, [.='...'].",
            _ when isRemoval && edit.Value is { ValueKind: not System.Text.Json.JsonValueKind.Null } => $"{edit.Operation.ToString().ToLowerInvariant()} takes no value: the path says what goes.",
            _ => null,
        };
    }
}
