using System.Text.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Json;

/// <summary>Takes the members of one JSON object, notes every mistake, and at the end every member that nobody asked for.</summary>
internal sealed class MemberReader(JsonElement element, string where, List<Refusal> mistakes)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The mistakes found so far.</summary>
    public List<Refusal> Mistakes => mistakes;

    /// <summary>The place of a member.</summary>
    public string Place(string name) => where.Length == 0 ? name : $"{where}.{name}";

    /// <summary>Notes a mistake.</summary>
    public void Mistake(string name, string message, RefusalCode code = RefusalCode.Claim) => mistakes.Add(new Refusal(code, Place(name), message));

    /// <summary>Whether a member is there.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>A text of 1 to <paramref name="maxLength"/> characters without control characters; null when it is not there.</summary>
    public string? Text(string name, int maxLength, bool required = true)
    {
        if (Take(name, JsonValueKind.String, required, "a string") is not { } value)
        {
            return null;
        }

        var text = value.GetString()!;
        if (text.Length == 0 || text.Length > maxLength || text.Any(char.IsControl))
        {
            Mistake(name, $"must have 1 to {maxLength} characters and no control characters.");
            return null;
        }

        return text;
    }

    /// <summary>A whole number; null when it is not there.</summary>
    public long? Number(string name, long least, long most, bool required = true)
    {
        if (Take(name, JsonValueKind.Number, required, "a number") is not { } value)
        {
            return null;
        }

        if (!value.TryGetInt64(out var number) || number < least || number > most)
        {
            Mistake(name, $"must be a whole number from {least} to {most}.");
            return null;
        }

        return number;
    }

    /// <summary>A time as whole seconds since 1970 (RFC 7519 section 2 would allow fractions; nothing here needs them).</summary>
    public DateTimeOffset? Time(string name, bool required = true) =>
        Number(name, 0, 253_402_300_799, required) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>A true or false; null when it is not there.</summary>
    public bool? Flag(string name)
    {
        _known.Add(name);
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Mistake(name, "must be true or false.");
        return null;
    }

    /// <summary>An object; null when it is not there.</summary>
    public MemberReader? Object(string name, bool required = true) =>
        Take(name, JsonValueKind.Object, required, "an object") is { } value ? new MemberReader(value, Place(name), mistakes) : null;

    /// <summary>The object of an array that must have exactly one.</summary>
    public MemberReader? OnlyObject(string name)
    {
        if (Take(name, JsonValueKind.Array, true, "an array") is not { } value)
        {
            return null;
        }

        if (value.GetArrayLength() != 1 || value[0].ValueKind != JsonValueKind.Object)
        {
            Mistake(name, "must hold exactly one object.");
            return null;
        }

        return new MemberReader(value[0], Place(name) + "[0]", mistakes);
    }

    /// <summary>The element of an object that another reader takes; null when it is not there.</summary>
    public JsonElement? Element(string name, bool required = true) => Take(name, JsonValueKind.Object, required, "an object");

    /// <summary>A list of different strings, each read by <paramref name="read"/> (null for a wrong one); null when the list is not there.</summary>
    public IReadOnlyList<T>? List<T>(string name, int most, Func<string, T?> read, string expected, bool required = true)
    {
        if (Take(name, JsonValueKind.Array, required, "an array of strings") is not { } value)
        {
            return null;
        }

        var count = value.GetArrayLength();
        if (count == 0 || count > most)
        {
            Mistake(name, $"must have 1 to {most} values.", count == 0 ? RefusalCode.Claim : RefusalCode.TooLarge);
            return null;
        }

        var items = new List<T>(count);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var read1 = item.ValueKind == JsonValueKind.String ? read(item.GetString()!) : default;
            if (read1 is null)
            {
                mistakes.Add(new Refusal(RefusalCode.Claim, $"{Place(name)}[{index}]", $"must be {expected}."));
            }
            else
            {
                items.Add(read1);
            }

            index++;
        }

        return items;
    }

    /// <summary>Notes that a member may not be there.</summary>
    public void Forbid(string name, string why)
    {
        _known.Add(name);
        if (Has(name))
        {
            Mistake(name, why, RefusalCode.Pattern);
        }
    }

    /// <summary>Notes every member that was not asked for: what narrows a grant must never be passed over because it is not understood.</summary>
    public void RefuseOthers()
    {
        foreach (var member in element.EnumerateObject().Where(member => !_known.Contains(member.Name)))
        {
            Mistake(Printable(member.Name), "is not known here.");
        }
    }

    private static string Printable(string name) =>
        name.Length <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? name : "(a member with an odd name)";

    private JsonElement? Take(string name, JsonValueKind kind, bool required, string expected)
    {
        _known.Add(name);
        if (!element.TryGetProperty(name, out var value))
        {
            if (required)
            {
                Mistake(name, "is missing.");
            }

            return null;
        }

        if (value.ValueKind != kind)
        {
            Mistake(name, $"must be {expected}.");
            return null;
        }

        return value;
    }
}
