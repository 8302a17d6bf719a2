using System.Text;
using NetMcp.Core.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Spooling;

/// <summary>
/// Hands out a JSON document (RFC 7951) in parts. A part is a stretch of the text between two values, with what was open before it opened again,
/// keys included, and what is open behind it closed: so each is a document of its own, and together they are the whole.
/// </summary>
internal sealed class JsonPages(SpooledBytes content, YangSchema schema) : IDocumentPages
{
    // How far a text is looked into for the end of one value that fits into no part.
    private const int MostOfOneValue = 64 * 1024 * 1024;

    private const int MostLeftOut = 100;

    private const int LeastUseful = 256;

    public long Bytes => content.Length;

    /// <summary>Where the text is.</summary>
    public SpooledBytes Content => content;

    /// <summary>The same text in another place.</summary>
    public JsonPages With(SpooledBytes other) => new(other, schema);

    public DocumentPage Read(DocumentPosition? from, int maxBytes)
    {
        if (from is null && content.Length <= maxBytes)
        {
            return new DocumentPage(Encoding.UTF8.GetString(content.Read(0, (int)content.Length)), null, null, []);
        }

        var at = (JsonPosition?)from ?? JsonPosition.Start;
        var leftOut = new List<string>();
        while (true)
        {
            var opening = Reopen(at.Open);
            var room = maxBytes - Encoding.UTF8.GetByteCount(opening) - (at.Open is { Keys.IsEmpty: false } ? 1 : 0);
            var (begin, end) = FindEnd(at, room);
            if (end is not null)
            {
                return Write(at, begin, end, opening, leftOut);
            }

            // Not one value fits. Where the part is of some use at all, the value is too long for it, or the keys above it are: it must not be in the way
            // for good.
            var isUseful = maxBytes >= LeastUseful && leftOut.Count < MostLeftOut;
            var (behind, path) = isUseful ? SkipOne(at) : default;
            if (behind is null)
            {
                return new DocumentPage("{}", at, at.Open?.Path() ?? "/", leftOut);
            }

            if (path is not null)
            {
                leftOut.Add(path);
            }

            if (behind.Open is null)
            {
                return new DocumentPage("{}", null, null, leftOut);
            }

            at = behind;
        }
    }

    private static string Reopen(OpenNode? open)
    {
        if (open is null)
        {
            return string.Empty;
        }

        // Behind an entry's keys its other members follow; behind anything else that is opened again, its first.
        var above = Reopen(open.Parent);
        var comma = open.Parent is { Keys.IsEmpty: false } ? "," : string.Empty;
        var name = open.Name.Length == 0 ? string.Empty : $"\"{open.Name}\":";
        return above + comma + name + (open.IsArray ? "[" : "{") + string.Join(',', open.Keys.Select(key => $"\"{key.Name}\":{key.Value}"));
    }

    private static string Close(OpenNode? open)
    {
        var text = new StringBuilder();
        for (var node = open; node is not null; node = node.Parent)
        {
            text.Append(node.IsArray ? ']' : '}');
        }

        return text.ToString();
    }

    /// <summary>
    /// Where the part from there on begins behind its comma, and where it ends: as far out as can be without leaving half of the room empty, so that
    /// an entry is taken apart only when it is long. No end when not one value fits.
    /// </summary>
    private (long Begin, JsonPosition? End) FindEnd(JsonPosition from, int room)
    {
        var window = Window(from, room);
        var walk = new JsonWalk(schema, window, from.Offset + window.Length == content.Length, from);
        var byDepth = new List<JsonPosition?>();
        JsonPosition? last = null;
        JsonPosition? parting = null;
        while (walk.MoveNext())
        {
            var depth = walk.Open?.Depth ?? 0;
            if (walk.End - walk.Begin + depth > room)
            {
                break;
            }

            var here = new JsonPosition(from.Offset + walk.End, walk.State, walk.Open);
            if (PartsAnnotations(walk.Open, window.AsSpan(walk.End)))
            {
                parting = here;
                continue;
            }

            last = here;
            while (byDepth.Count <= depth)
            {
                byDepth.Add(null);
            }

            byDepth[depth] = last;
        }

        var begin = from.Offset + Math.Max(0, walk.Begin);
        var outermost = byDepth.Find(candidate => candidate is not null && candidate.Offset - begin >= room / 2);
        return (begin, outermost ?? last ?? parting);
    }

    /// <summary>
    /// Whether a cut there would part values from their annotations (RFC 7952 section 5.2): a leaf from the member of the same name with an @ behind it,
    /// or the entries of a leaf-list, which are annotated by their place. Such a cut is made only where nothing else fits.
    /// </summary>
    private static bool PartsAnnotations(OpenNode? open, ReadOnlySpan<byte> behind) =>
        open is { IsArray: true, Schema: LeafListNode } || behind.StartsWith(",\"@"u8);

    private byte[] Window(JsonPosition from, int room) => content.Read(from.Offset, (int)Math.Min(int.MaxValue / 2, Math.Max(room, 0) + 1024L));

    /// <summary>Behind the next value, however long it is, and its path; none where nothing but an end was passed.</summary>
    private (JsonPosition? Behind, string? Path) SkipOne(JsonPosition from)
    {
        for (var size = 1024 * 1024; size <= MostOfOneValue; size *= 4)
        {
            var window = content.Read(from.Offset, size);
            var walk = new JsonWalk(schema, window, from.Offset + window.Length == content.Length, from);
            if (walk.MoveNext())
            {
                var isEnd = (walk.Open?.Depth ?? 0) < (from.Open?.Depth ?? 0);
                return (new JsonPosition(from.Offset + walk.End, walk.State, walk.Open), isEnd ? null : (walk.Open?.Path() ?? string.Empty) + "/" + walk.LastName);
            }
        }

        return (null, null);
    }

    private DocumentPage Write(JsonPosition from, long begin, JsonPosition end, string opening, List<string> leftOut)
    {
        var slice = content.Read(begin, (int)(end.Offset - begin));
        var comma = from.Open is { Keys.IsEmpty: false } && slice is [not ((byte)'}' or (byte)']'), ..] ? "," : string.Empty;
        var text = opening + comma + Encoding.UTF8.GetString(slice) + Close(end.Open);
        return end.Open is null
            ? new DocumentPage(text, null, null, leftOut)
            : new DocumentPage(text, end, end.Open.Path() is { Length: > 0 } path ? path : "/", leftOut);
    }
}
