using NetMcp.Core.Reading;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>A document of numbered entries, as many to a part as fit.</summary>
internal sealed class FakePages(int entries) : IDocumentPages
{
    private const string Begin = "{\"m:top\":{\"n\":[";
    private const string End = "]}}";

    public long Bytes => Part(0, entries).Length;

    public bool IsGone { get; set; }

    public DocumentPage Read(DocumentPosition? from, int maxBytes)
    {
        ObjectDisposedException.ThrowIf(IsGone, this);
        var first = (from as Position)?.Index ?? 0;
        var count = 0;
        while (first + count < entries && Part(first, count + 1).Length <= maxBytes)
        {
            count++;
        }

        var isEnd = first + count == entries;
        return new DocumentPage(count == 0 ? "{}" : Part(first, count), isEnd ? null : new Position(first + count), isEnd ? null : "/m:top/n", []);
    }

    private static string Part(int first, int count) => Begin + string.Join(',', Enumerable.Range(first, count)) + End;

    private sealed record Position(int Index) : DocumentPosition;
}
