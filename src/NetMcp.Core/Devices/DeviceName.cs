using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Core.Devices;

/// <summary>
/// The name of a device in the inventory: 1 to 63 letters, digits, <c>.</c>, <c>_</c> or <c>-</c>, beginning with a letter or digit.
/// Names compare without regard to case. A name is all that an agent ever gives; addresses and credentials stay in the inventory.
/// </summary>
public readonly record struct DeviceName : IComparable<DeviceName>
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 63;

    private readonly string? _value;

    private DeviceName(string value) => _value = value;

    /// <summary>The name as it was written.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceName name)
    {
        if (text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterOrDigit(text[0]) && text.All(IsNameCharacter))
        {
            name = new DeviceName(text);
            return true;
        }

        name = default;
        return false;
    }

    /// <summary>Reads a name that is known to be one.</summary>
    /// <exception cref="FormatException">It is not a device name.</exception>
    public static DeviceName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException("Not a device name (1 to 63 of A-Z a-z 0-9 . _ -).");

    /// <inheritdoc/>
    public bool Equals(DeviceName other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <inheritdoc/>
    public int CompareTo(DeviceName other) => StringComparer.OrdinalIgnoreCase.Compare(Value, other.Value);

    /// <summary>The name itself.</summary>
    public override string ToString() => Value;

    /// <summary>Orders by name.</summary>
    public static bool operator <(DeviceName left, DeviceName right) => left.CompareTo(right) < 0;

    /// <summary>Orders by name.</summary>
    public static bool operator <=(DeviceName left, DeviceName right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by name.</summary>
    public static bool operator >(DeviceName left, DeviceName right) => left.CompareTo(right) > 0;

    /// <summary>Orders by name.</summary>
    public static bool operator >=(DeviceName left, DeviceName right) => left.CompareTo(right) >= 0;

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
