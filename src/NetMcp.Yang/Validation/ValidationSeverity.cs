namespace NetMcp.Yang.Validation;

/// <summary>How sure a finding is.</summary>
public enum ValidationSeverity
{
    /// <summary>It depends on data or models that are not at hand in whole: the device decides.</summary>
    Warning,

    /// <summary>It is certain: no device that has these models takes the data.</summary>
    Error,
}
