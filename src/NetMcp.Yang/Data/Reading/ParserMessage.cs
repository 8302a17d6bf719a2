using System.Text.Json;
using System.Xml;

namespace NetMcp.Yang.Data.Reading;

/// <summary>What a parser of the framework says, without the place: it counts in its own way, and a problem has the place beside its message.</summary>
internal static class ParserMessage
{
    public static string Of(JsonException exception) => Before(exception.Message, " LineNumber:");

    public static string Of(XmlException exception) => Before(exception.Message, $" Line {exception.LineNumber}, position ");

    private static string Before(string message, string place) =>
        message.LastIndexOf(place, StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
}
