using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Elicitation;

namespace NetMcp.Tools.Calling;

/// <summary>
/// The arguments of one call, read one by one. Every mistake is kept, so that an agent sees all of them at once in
/// <see cref="Failure"/>; until it has asked for that, a tool goes on with defaults in the places of the mistakes.
/// </summary>
internal sealed class ToolArguments
{
    private const int MaxMistakesShown = 10;

    private readonly IDictionary<string, JsonElement> _values;
    private readonly List<(FailureCode Code, string Message)> _mistakes;
    private readonly string _place;

    /// <param name="values">As the client sent them; null when it sent none.</param>
    /// <param name="known">The names that the tool's schema has.</param>
    public ToolArguments(IDictionary<string, JsonElement>? values, IReadOnlyCollection<string> known)
        : this(values ?? new Dictionary<string, JsonElement>(), known, string.Empty, [])
    {
    }

    private ToolArguments(
        IDictionary<string, JsonElement> values, IReadOnlyCollection<string> known, string place, List<(FailureCode Code, string Message)> mistakes)
    {
        (_values, _place, _mistakes) = (values, place, mistakes);
        foreach (var name in _values.Keys.Where(name => !known.Contains(name)).Take(MaxMistakesShown + 1))
        {
            var nearest = NearestName.Find(SafeText.Clean(name, 64), known);
            Mistake($"There is no {(place.Length == 0 ? "argument" : "member")} {SafeText.Quote(place + name, 96)}" +
                (nearest is null ? $"; the {(place.Length == 0 ? "arguments" : "members")} are {string.Join(", ", known)}." : $"; did you mean '{nearest}'?"));
        }
    }

    /// <summary>In which parts of the answer its data are to stand.</summary>
    public AnswerForm Form { get; init; }

    /// <summary>Who calls.</summary>
    public string Caller { get; init; } = string.Empty;

    /// <summary>Who asks, with what it may see and do.</summary>
    public ICaller Access { get; init; } = LocalCaller.Anonymous;

    /// <summary>Who sees which nodes, where some are hidden; null otherwise.</summary>
    public INodeAccess? Nodes => Access.LimitsPaths ? Access : null;

    /// <summary>Whose cursors are its own: the caller's under the path rules under which they were made.</summary>
    public string CursorOwner => Nodes is { } nodes ? Caller + "\n" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(nodes.RulesId))) : Caller;

    /// <summary>Tells the client how the call goes on; null when it did not ask for that.</summary>
    public ProgressNotes? Progress { get; init; }

    /// <summary>How the person behind the client is spoken to; null where there is no client.</summary>
    public ElicitationChannel? Client { get; init; }

    /// <summary>Whether an argument was given.</summary>
    public bool Has(string name) => TryFind(name, required: false, out _);

    /// <summary>All mistakes so far in one failure, or null.</summary>
    public Failure? Failure => _mistakes.Count == 0 ? null : new Failure(
        _mistakes[0].Code,
        string.Join(' ', _mistakes.Take(MaxMistakesShown).Select(mistake => mistake.Message)) +
        (_mistakes.Count > MaxMistakesShown ? $" And {_mistakes.Count - MaxMistakesShown} more mistakes." : string.Empty));

    /// <summary>How a member is called in a mistake: <c>edits[2].path</c>.</summary>
    public string Place(string name) => _place + name;

    /// <summary>Records a mistake that the tool found itself.</summary>
    public void Mistake(string message, FailureCode code = FailureCode.InvalidArgument) => _mistakes.Add((code, message));

    /// <summary>A text, or null when it is absent (or wrong, which is recorded).</summary>
    public string? Text(string name, TextLimit limit, bool required = false)
    {
        if (!TryFind(name, required, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? Checked(name, value.GetString()!, limit) : WrongType(name, "a string", value);
    }

    /// <summary>One text or a list of them, in the order given; empty when absent or wrong.</summary>
    public IReadOnlyList<string> Texts(string name, TextLimit limit, int maxCount, bool required = true)
    {
        if (!TryFind(name, required, out var value))
        {
            return [];
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Checked(name, value.GetString()!, limit) is { } one ? [one] : [];
            case JsonValueKind.Array:
                return TextsOf(name, value, limit, maxCount);
            default:
                WrongType(name, "a string or an array of strings", value);
                return [];
        }
    }

    /// <summary>A list of objects (or one alone), each to be read as arguments of its own, whose mistakes come to these; empty when absent or wrong.</summary>
    public IReadOnlyList<ToolArguments> Objects(string name, IReadOnlyCollection<string> known, int maxCount, bool required = false)
    {
        if (!TryFind(name, required, out var value))
        {
            return [];
        }

        if (value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            WrongType(name, "an array of objects", value);
            return [];
        }

        IReadOnlyList<JsonElement> elements = value.ValueKind == JsonValueKind.Object ? [value] : [.. value.EnumerateArray()];
        if (!IsCountRight(name, elements.Count, required ? 1 : 0, maxCount))
        {
            return [];
        }

        var objects = new List<ToolArguments>(elements.Count);
        foreach (var (index, element) in elements.Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");
            if (element.ValueKind == JsonValueKind.Object)
            {
                objects.Add(new ToolArguments(Members(element), known, _place + place + ".", _mistakes) { Form = Form, Caller = Caller, Access = Access });
            }
            else
            {
                WrongType(place, "an object", element);
            }
        }

        return objects;
    }

    /// <summary>Any JSON value, or null when it is absent.</summary>
    public JsonElement? Value(string name) => TryFind(name, required: false, out var value) ? value : null;

    /// <summary>True or false, or null when it is absent or wrong.</summary>
    public bool? Flag(string name)
    {
        if (!TryFind(name, required: false, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        WrongType(name, "true or false", value);
        return null;
    }

    /// <summary>Any number, or null when it is absent or wrong.</summary>
    public decimal? Decimal(string name)
    {
        if (!TryFind(name, required: false, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
        {
            return number;
        }

        WrongType(name, "a number", value);
        return null;
    }

    /// <summary>A whole number between the limits, or null when it is absent or wrong.</summary>
    public int? Number(string name, int least, int greatest)
    {
        if (!TryFind(name, required: false, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            WrongType(name, "a whole number", value);
            return null;
        }

        // 1e3 and 1000.0 are the integer 1000 to JSON Schema, and some clients write them.
        if (!value.TryGetDouble(out var number) || number != Math.Floor(number) || number < least || number > greatest)
        {
            Mistake($"'{Place(name)}' must be a whole number from {least} to {greatest}.");
            return null;
        }

        return (int)number;
    }

    /// <summary>The bytes of data that an answer may show: <c>max_bytes</c> holds for all copies of them together.</summary>
    public int DataBytes(ToolOptions options) =>
        (Number("max_bytes", options.LeastMaxBytes, options.GreatestMaxBytes) ?? options.DefaultMaxBytes) / Form.Copies();

    /// <summary>One of some words, or null when it is absent or wrong.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (!TryFind(name, required: false, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            WrongType(name, "a string", value);
            return null;
        }

        if (choices.TryGetValue(value.GetString()!, out var choice))
        {
            return choice;
        }

        Mistake($"'{Place(name)}' is {SafeText.Quote(value.GetString()!)}; it must be one of {string.Join(", ", choices.Keys)}.");
        return null;
    }

    private List<string> TextsOf(string name, JsonElement array, TextLimit limit, int maxCount)
    {
        var count = array.GetArrayLength();
        if (!IsCountRight(name, count, 1, maxCount))
        {
            return [];
        }

        var texts = new List<string>(count);
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}[{index++}]");
            var text = element.ValueKind == JsonValueKind.String ? Checked(place, element.GetString()!, limit) : WrongType(place, "a string", element);
            if (text is not null)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    private static Dictionary<string, JsonElement> Members(JsonElement element)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private bool IsCountRight(string name, int count, int least, int most)
    {
        if (count < least)
        {
            Mistake($"'{Place(name)}' is empty; give at least one.");
        }
        else if (count > most)
        {
            Mistake($"'{Place(name)}' has {count} entries; the limit is {most} a call.", FailureCode.LimitExceeded);
        }

        return count >= least && count <= most;
    }

    private bool TryFind(string name, bool required, out JsonElement value)
    {
        // A null is an argument that was left out: clients with optional parameters send it so.
        if (_values.TryGetValue(name, out value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            return true;
        }

        if (required)
        {
            Mistake($"'{Place(name)}' is required.");
        }

        return false;
    }

    private string? Checked(string place, string text, TextLimit limit)
    {
        if (text.Length > limit.MaxLength)
        {
            Mistake($"'{Place(place)}' has {text.Length} characters; the limit is {limit.MaxLength}.", FailureCode.LimitExceeded);
            return null;
        }

        for (var position = 0; position < text.Length; position++)
        {
            if (char.IsControl(text[position]) && !(limit.Lines && text[position] is '\t' or '\n' or '\r'))
            {
                Mistake($"'{Place(place)}' has the control character U+{(int)text[position]:X4} at position {position + 1}.");
                return null;
            }
        }

        return text;
    }

    private string? WrongType(string place, string expected, JsonElement value)
    {
        var found = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };
        Mistake($"'{Place(place)}' must be {expected}, not {found}.");
        return null;
    }
}
