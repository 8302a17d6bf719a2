using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Core.Outcomes;

/// <summary>
/// What an operation came to: a value, or a <see cref="Outcomes.Failure"/> that was to be expected (an rpc-error, a device that is
/// away, a refused argument). A broken world (a bug, a full disk) is an exception instead.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>The failure, or null when there is a value.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is a failure instead.</exception>
    public T Value => Failure is null ? _value! : throw new InvalidOperationException("This outcome is a failure: " + Failure.Message);

    /// <summary>Takes the value, or the failure.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        value = _value;
        failure = Failure;
        return failure is null;
    }

    /// <summary>The same failure, or the value turned into another.</summary>
    public Outcome<TOther> Select<TOther>(Func<T, TOther> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Failure is null ? selector(_value!) : Failure;
    }

    /// <summary>A value is an outcome.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructors' names would say less than the conversion.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A failure is an outcome.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructors' names would say less than the conversion.")]
    public static implicit operator Outcome<T>(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(default, failure);
    }
}
