using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Trust.Refusals;

/// <summary>What a check came to: the value, or every reason found against it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Checked<T>
    where T : class
{
    private Checked(T? value, IReadOnlyList<Refusal> refusals)
    {
        Value = value;
        Refusals = refusals;
    }

    /// <summary>The value; null when there are refusals.</summary>
    public T? Value { get; }

    /// <summary>The reasons against it, in the order in which they were found; empty when there is a value.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>Takes the value, or the refusals.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, out IReadOnlyList<Refusal> refusals)
    {
        value = Value;
        refusals = Refusals;
        return value is not null;
    }

    /// <summary>A value.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternative would say less than the conversion.")]
    public static implicit operator Checked<T>(T value) => new(value, []);

    /// <summary>One refusal.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternative would say less than the conversion.")]
    public static implicit operator Checked<T>(Refusal refusal) => new(null, [refusal]);

    /// <summary>Several refusals.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternative would say less than the conversion.")]
    public static implicit operator Checked<T>(List<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        return refusals.Count == 0 ? throw new ArgumentException("A refusal needs a reason.", nameof(refusals)) : new(null, refusals);
    }
}
