using System.Text;
using System.Text.Json;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Spooling;

/// <summary>Follows a JSON reader from value to value and knows what is open.</summary>
internal ref struct JsonWalk
{
    private readonly YangSchema _schema;
    private readonly ReadOnlySpan<byte> _window;
    private Utf8JsonReader _reader;
    private string? _name;

    public JsonWalk(YangSchema schema, ReadOnlySpan<byte> window, bool isLast, JsonPosition from)
    {
        _schema = schema;
        _window = window;
        _reader = new Utf8JsonReader(window, isLast, from.State);
        Open = from.Open;
    }

    /// <summary>What is open behind the last value.</summary>
    public OpenNode? Open { get; private set; }

    /// <summary>Where the first value that was taken, or its name, begins in the window; -1 before that.</summary>
    public int Begin { get; private set; } = -1;

    /// <summary>Where the last value ends in the window.</summary>
    public int End { get; private set; }

    /// <summary>The name of the last scalar; null when it stands in an array.</summary>
    public string? LastName { get; private set; }

    public readonly JsonReaderState State => _reader.CurrentState;

    /// <summary>Goes behind the next value that ends: a scalar, an object or an array.</summary>
    /// <returns>False when the window ends first.</returns>
    public bool MoveNext()
    {
        while (_reader.Read())
        {
            if (Begin < 0)
            {
                Begin = (int)_reader.TokenStartIndex;
            }

            switch (_reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    _name = Encoding.UTF8.GetString(_reader.ValueSpan);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Enter(_reader.TokenType == JsonTokenType.StartArray);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    Open = Open!.Parent;
                    break;
                default:
                    TakeScalar();
                    break;
            }

            End = (int)_reader.BytesConsumed;
            return true;
        }

        return false;
    }

    private void Enter(bool isArray)
    {
        var schema = _name is null ? Open?.Schema : Open!.Member(_schema, _name);
        Open = new OpenNode(Open, isArray, _name ?? string.Empty, schema);
        _name = null;
    }

    private void TakeScalar()
    {
        if (_name is { } name && Open!.HasKey(name))
        {
            var value = Encoding.UTF8.GetString(_window[(int)_reader.TokenStartIndex..(int)_reader.BytesConsumed]);
            Open = Open with { Keys = Open.Keys.Add((name, value)) };
        }

        (LastName, _name) = (_name, null);
    }
}
