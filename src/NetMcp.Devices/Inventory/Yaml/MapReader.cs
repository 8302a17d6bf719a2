using System.Globalization;
using NetMcp.Devices.Text;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>
/// Takes a mapping's keys one by one with their types and reports every mistake. <see cref="ReportUnknownKeys"/> comes last: the
/// keys that were asked for are the keys that exist.
/// </summary>
internal sealed class MapReader
{
    private static readonly string[] LiteralSecretKeys = ["password", "passphrase", "secret", "key", "private_key", "token", "pass"];

    private readonly Dictionary<string, YamlPair> _pairs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public MapReader(YamlMap map, MistakeLog mistakes)
    {
        Map = map;
        Mistakes = mistakes;
        foreach (var pair in map.Pairs)
        {
            if (!_pairs.TryAdd(pair.Key.Text!, pair))
            {
                mistakes.Add(pair.Key, $"'{pair.Key.Text}' stands here twice (first at {mistakes.Place(_pairs[pair.Key.Text!].Key)}); keep one.");
            }
        }
    }

    public YamlMap Map { get; }

    public MistakeLog Mistakes { get; }

    public YamlPair? Pair(string key)
    {
        _known.Add(key);
        return _pairs.TryGetValue(key, out var pair) && pair.Value is not YamlText { Text: null } ? pair : null;
    }

    public string? Text(string key)
    {
        switch (Pair(key)?.Value)
        {
            case null:
                return null;
            case YamlText { Text.Length: > 0 } text when !text.Text.Any(char.IsControl):
                return text.Text;
            case var other:
                Mistakes.Add(other, $"'{key}' must be a text on one line.");
                return null;
        }
    }

    public string? RequiredText(string key, string what)
    {
        var text = Text(key);
        if (text is null && Pair(key) is null)
        {
            Mistakes.Add(Map, $"'{key}' is missing: {what}.");
        }

        return text;
    }

    public int? Integer(string key, int least, int most) =>
        Parsed<int>(key, $"a whole number from {least} to {most}", (string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);

    public bool? Boolean(string key) =>
        Parsed<bool>(key, "true or false", (string text, out bool value) =>
        {
            value = text == "true";
            return text is "true" or "false";
        });

    public TimeSpan? Duration(string key, TimeSpan least, TimeSpan most) =>
        Parsed<TimeSpan>(key, $"a duration from {UnitText.Show(least)} to {UnitText.Show(most)}, as 500ms, 10s, 5m or 1h", (string text, out TimeSpan value) =>
            UnitText.TryParseDuration(text, out value) && value >= least && value <= most);

    public long? Size(string key, long least, long most) =>
        Parsed<long>(key, $"a size from {UnitText.Show(least)} to {UnitText.Show(most)}, in bytes or as 64KiB or 1MiB", (string text, out long value) =>
            UnitText.TryParseSize(text, out value) && value >= least && value <= most);

    public MapReader? Section(string key)
    {
        switch (Pair(key)?.Value)
        {
            case null:
                return null;
            case YamlMap map:
                return new MapReader(map, Mistakes);
            case var other:
                Mistakes.Add(other, $"'{key}' must be a mapping (indented 'name: value' lines).");
                return null;
        }
    }

    public IReadOnlyList<YamlText> Texts(string key)
    {
        switch (Pair(key)?.Value)
        {
            case null:
                return [];
            case YamlList list:
                foreach (var wrong in list.Items.Where(item => item is not YamlText { Text.Length: > 0 }))
                {
                    Mistakes.Add(wrong, $"Each item of '{key}' must be a text.");
                }

                return [.. list.Items.OfType<YamlText>().Where(item => item.Text is { Length: > 0 })];
            case var other:
                Mistakes.Add(other, $"'{key}' must be a list: [a, b].");
                return [];
        }
    }

    public void ReportUnknownKeys()
    {
        foreach (var pair in _pairs.Values.Where(pair => !_known.Contains(pair.Key.Text!)))
        {
            var key = pair.Key.Text!;
            Mistakes.Add(pair.Key, LiteralSecretKeys.Contains(key, StringComparer.OrdinalIgnoreCase)
                ? $"'{key}': secrets do not stand in the configuration. Put it in a file, an environment variable, an ssh-agent or a helper program, and name that under 'credentials'."
                : $"There is no key of this name here.{ClosestName.Hint(key, _known)} Known here: {string.Join(", ", _known)}.");
        }
    }

    private delegate bool TryParse<T>(string text, out T value);

    private T? Parsed<T>(string key, string expected, TryParse<T> parse) where T : struct
    {
        switch (Pair(key)?.Value)
        {
            case null:
                return null;
            case YamlText { Text: not null } text when parse(text.Text, out var value):
                return value;
            case var other:
                Mistakes.Add(other, $"'{key}' must be {expected}.");
                return null;
        }
    }
}
