using NetMcp.Yang.Data;
using NetMcp.Yang.Validation.Checking;

namespace NetMcp.Yang.Validation;

/// <summary>Validates data against its schema (RFC 7950 section 8).</summary>
public static class YangValidator
{
    /// <summary>
    /// Validates a tree: a datastore or a part of it, an operation's input or output, a notification. A tree that was read with problems has
    /// them found again here but for what the reader left out, so look at <see cref="DataReadResult.Problems"/> too.
    /// </summary>
    /// <param name="tree">The data.</param>
    /// <param name="options">What it is and what it may cost; null for a whole configuration.</param>
    /// <param name="cancellationToken">Ends the validation.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ValidationResult Validate(DataTree tree, ValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new TreeCheck(tree, options ?? ValidationOptions.WholeConfiguration, cancellationToken).Run();
    }
}
