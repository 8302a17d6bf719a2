using System.Collections;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>The names from the top-level node to the leaf that is open, without a list being made of them for each leaf.</summary>
internal sealed class PathView(XmlToJsonStream stream) : IReadOnlyList<string>
{
    public int Count => stream.NameCount;

    public string this[int index] => stream.NameAt(index);

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(stream.NameAt).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
