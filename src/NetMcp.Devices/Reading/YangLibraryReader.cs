using System.Xml;
using NetMcp.Core.Devices;

namespace NetMcp.Devices.Reading;

/// <summary>Reads the modules out of ietf-yang-library's data, in its form of 2016 (RFC 7895) and of 2019 (RFC 8525).</summary>
internal static class YangLibraryReader
{
    /// <summary>RFC 8525 section 4: modules stand in module sets.</summary>
    public const string Filter2019 = "<yang-library xmlns=\"" + Namespace + "\"><module-set><module/><import-only-module/></module-set></yang-library>";

    /// <summary>RFC 7895 section 2.2.</summary>
    public const string Filter2016 = "<modules-state xmlns=\"" + Namespace + "\"><module/></modules-state>";

    /// <summary>The most modules that are kept; the largest devices have some thousands.</summary>
    public const int MaxModules = 20_000;

    /// <summary>The longest text that is taken, in characters; what is longer is no name, date or namespace that anybody uses.</summary>
    public const int MaxText = 1024;

    /// <summary>The most features, and the most deviations, that are kept of one module.</summary>
    public const int MaxListed = 1000;

    private const string Namespace = "urn:ietf:params:xml:ns:yang:ietf-yang-library";

    public static async ValueTask<IReadOnlyList<YangModule>> ReadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var modules = new List<YangModule>();
        var chunk = new char[MaxText + 1];
        while (modules.Count < MaxModules && await reader.ReadAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader is { NodeType: XmlNodeType.Element, NamespaceURI: Namespace, LocalName: "module" or "import-only-module", IsEmptyElement: false } &&
                await ReadModuleAsync(reader, chunk).ConfigureAwait(false) is { } module)
            {
                modules.Add(module);
            }
        }

        return modules;
    }

    private static async ValueTask<YangModule?> ReadModuleAsync(XmlReader reader, char[] chunk)
    {
        var depth = reader.Depth;
        var (name, revision, space) = (string.Empty, string.Empty, string.Empty);
        var (features, deviations) = (new List<string>(), new List<string>());
        var (outer, inner) = (string.Empty, string.Empty);
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                // Whatever lies deeper is of no interest.
                (outer, inner) = (reader.Depth - depth) switch
                {
                    1 => (reader.LocalName, string.Empty),
                    2 => (outer, reader.LocalName),
                    _ => (outer, "*"),
                };
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && await ReadTextAsync(reader, chunk).ConfigureAwait(false) is { } value)
            {
                switch (outer, inner)
                {
                    case ("name", ""):
                        name = value;
                        break;
                    case ("revision", ""):
                        revision = value;
                        break;
                    case ("namespace", ""):
                        space = value;
                        break;
                    case ("feature", "") when features.Count < MaxListed:
                        features.Add(value);
                        break;
                    // A list with a key in RFC 7895, a leaf-list in RFC 8525.
                    case ("deviation", "" or "name") when deviations.Count < MaxListed:
                        deviations.Add(value);
                        break;
                }
            }
        }

        return name.Length == 0 || space.Length == 0 ? null : new YangModule(name, revision.Length == 0 ? null : revision, space) { Features = features, Deviations = deviations };
    }

    /// <summary>The text, or null when it is too long; of a long one no more than a chunk is ever held.</summary>
    private static async ValueTask<string?> ReadTextAsync(XmlReader reader, char[] chunk)
    {
        var length = 0;
        for (int read; length < chunk.Length && (read = await reader.ReadValueChunkAsync(chunk, length, chunk.Length - length).ConfigureAwait(false)) > 0;)
        {
            length += read;
        }

        return length > MaxText ? null : new string(chunk, 0, length).Trim();
    }
}
