using NetMcp.TestKit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>Reads a server-sent event stream line by line while it is open.</summary>
internal sealed class EventLines(HttpResponseMessage answer) : IDisposable
{
    private readonly StreamReader _reader = new(answer.Content.ReadAsStream());

    /// <summary>The id of the last event whose id was read.</summary>
    public string? LastId { get; private set; }

    /// <summary>Reads on until a line that holds the text; null at the end of the stream.</summary>
    public async Task<string?> UntilAsync(string text)
    {
        while (await _reader.ReadLineAsync().Guarded() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                LastId = line["id: ".Length..];
            }

            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Drops the connection.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        answer.Dispose();
    }
}
