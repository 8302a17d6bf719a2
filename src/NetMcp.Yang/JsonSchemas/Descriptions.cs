using System.Text.Json.Nodes;
using NetMcp.Yang.Summaries;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>Hands a budget of characters to the descriptions, from the top down, once all nodes are known.</summary>
internal sealed class Descriptions(int total, int longest)
{
    private readonly List<(int Level, JsonObject Place, string Text)> _waiting = [];

    /// <summary>Notes a text for an object of the schema.</summary>
    public void Add(int level, JsonObject place, string? text)
    {
        if (text is not null)
        {
            _waiting.Add((level, place, text));
        }
    }

    /// <summary>Writes as many as there is room for.</summary>
    public void Write()
    {
        var left = total;
        foreach (var (_, place, text) in _waiting.OrderBy(waiting => waiting.Level))
        {
            if (BriefText.Of(text, Math.Min(left, longest)) is not { } brief)
            {
                continue;
            }

            place.Insert(0, "description", brief);
            left -= brief.Length;
        }
    }
}
