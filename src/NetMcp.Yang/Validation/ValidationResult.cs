using System.Collections.Immutable;

namespace NetMcp.Yang.Validation;

/// <summary>What validating came to.</summary>
/// <param name="Errors">The findings in document order, up to <see cref="ValidationOptions.MaxErrors"/>.</param>
/// <param name="ErrorCount">How many certain ones there were, those not kept included.</param>
/// <param name="WarningCount">How many there were of which the device decides, those not kept included.</param>
public sealed record ValidationResult(ImmutableArray<ValidationError> Errors, int ErrorCount, int WarningCount)
{
    /// <summary>Whether nothing certain is wrong.</summary>
    public bool IsValid => ErrorCount == 0;
}
