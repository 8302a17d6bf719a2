using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using NetMcp.Devices.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Editing;

/// <summary>
/// Hashes a configuration while it streams; what is held grows with the depth alone. Like the canonical hash of data it does not depend on
/// prefixes, layout, empty containers without presence, or the order of what the system orders: the hashes of siblings are added up. It is for
/// comparing two answers of one device, so values count as they are written.
/// </summary>
/// <param name="schema">Says what the user orders and which containers mean nothing; without it every order counts, and every container.</param>
internal sealed class ConfigurationHash(YangSchema? schema) : IDisposable
{
    private const int ChunkCharacters = 4096;

    private readonly IncrementalHash _text = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SchemaTrail _trail = new(schema);
    private readonly Stack<Open> _open = new();
    private readonly char[] _chunk = new char[ChunkCharacters];
    private bool _hasText;
    private bool _isLayout = true;
    private bool _hasLineBreak;

    /// <summary>The hash of what the element holds that the reader stands on.</summary>
    public async ValueTask<string> ReadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var top = new Open(reader.NamespaceURI, reader.LocalName, [], null);
        _open.Push(top);
        var outer = reader.Depth;
        var more = !reader.IsEmptyElement && await reader.ReadAsync().ConfigureAwait(false);
        while (more && reader.Depth > outer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Start(reader);
                    break;
                case XmlNodeType.EndElement:
                    End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    await TakeTextAsync(reader).ConfigureAwait(false);
                    break;
            }

            more = await reader.ReadAsync().ConfigureAwait(false);
        }

        return Convert.ToHexStringLower(top.Sum);
    }

    public void Dispose() => _text.Dispose();

    private void Start(XmlReader reader)
    {
        var parent = _open.Peek();
        parent.HasChildren = true;
        ForgetText();
        _trail.Enter(reader.NamespaceURI, reader.LocalName);
        _open.Push(new Open(reader.NamespaceURI, reader.LocalName, Attributes(reader), _trail.Current));
        if (reader.IsEmptyElement)
        {
            End();
        }
    }

    // Those with a namespace are remarks of the device's own, such as when something was changed; those without change what is meant, as
    // Junos's inactive does.
    private static List<string> Attributes(XmlReader reader)
    {
        List<string> attributes = [];
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI.Length == 0)
            {
                attributes.Add(reader.LocalName + "=" + reader.Value);
            }
        }

        reader.MoveToElement();
        attributes.Sort(StringComparer.Ordinal);
        return attributes;
    }

    private void End()
    {
        var element = _open.Pop();
        _trail.Leave();
        var text = !element.HasChildren && _hasText && !(_isLayout && _hasLineBreak) ? _text.GetHashAndReset() : [];
        ForgetText();
        // RFC 7950 section 7.5.1: such a container has no meaning of its own.
        if (element is { Node: ContainerNode { Presence: null }, HasContent: false, Attributes.Count: 0 } && text.Length == 0)
        {
            return;
        }

        var parent = _open.Peek();
        parent.HasContent = true;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, element.Namespace);
        Append(hash, element.Name);
        foreach (var attribute in element.Attributes)
        {
            Append(hash, attribute);
        }

        if (element.Node is null or ListNode { IsOrderedByUser: true } or LeafListNode { IsOrderedByUser: true })
        {
            Append(hash, parent.NextPlace(element).ToString("x", System.Globalization.CultureInfo.InvariantCulture));
        }

        hash.AppendData(text);
        hash.AppendData(element.Sum);
        parent.Add(hash.GetHashAndReset());
    }

    private async ValueTask TakeTextAsync(XmlReader reader)
    {
        if (!reader.CanReadValueChunk)
        {
            Take(await reader.GetValueAsync().ConfigureAwait(false));
            return;
        }

        int read;
        while ((read = await reader.ReadValueChunkAsync(_chunk, 0, _chunk.Length).ConfigureAwait(false)) > 0)
        {
            Take(_chunk.AsSpan(0, read));
        }
    }

    private void Take(ReadOnlySpan<char> text)
    {
        _hasText |= text.Length > 0;
        _isLayout &= text.IsWhiteSpace();
        _hasLineBreak |= text.Contains('\n');
        // As UTF-16, so that a pair of surrogates may fall into two chunks.
        _text.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text));
    }

    private void ForgetText()
    {
        if (_hasText)
        {
            _text.GetHashAndReset();
        }

        (_hasText, _isLayout, _hasLineBreak) = (false, true, false);
    }

    // With its length, so that no two lists of texts are one run of bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private sealed class Open(string namespaceUri, string name, List<string> attributes, SchemaNode? node)
    {
        private Dictionary<(string Namespace, string Name), int>? _places;

        public string Namespace { get; } = namespaceUri;

        public string Name { get; } = name;

        public List<string> Attributes { get; } = attributes;

        public SchemaNode? Node { get; } = node;

        /// <summary>The sum of the children's hashes, modulo 2^256.</summary>
        public byte[] Sum { get; } = new byte[SHA256.HashSizeInBytes];

        public bool HasChildren { get; set; }

        public bool HasContent { get; set; }

        /// <summary>Which of its siblings of the name a child is, from 0.</summary>
        public int NextPlace(Open child)
        {
            _places ??= [];
            var place = _places.GetValueOrDefault((child.Namespace, child.Name));
            _places[(child.Namespace, child.Name)] = place + 1;
            return place;
        }

        public void Add(ReadOnlySpan<byte> hash)
        {
            var carry = 0;
            for (var i = Sum.Length - 1; i >= 0; i--)
            {
                carry += Sum[i] + hash[i];
                Sum[i] = (byte)carry;
                carry >>= 8;
            }
        }
    }
}
