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

    private const string Namespace = "urn:ietf:params:xml:ns:yang:ietf-yang-library";

    public static async ValueTask<IReadOnlyList<YangModule>> ReadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var modules = new List<YangModule>();
        while (modules.Count < MaxModules && await reader.ReadAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader is { NodeType: XmlNodeType.Element, NamespaceURI: Namespace, LocalName: "module" or "import-only-module", IsEmptyElement: false } &&
                await ReadModuleAsync(reader).ConfigureAwait(false) is { } module)
            {
                modules.Add(module);
            }
        }

        return modules;
    }

    private static async ValueTask<YangModule?> ReadModuleAsync(XmlReader reader)
    {
        var depth = reader.Depth;
        var (name, revision, space) = (string.Empty, string.Empty, string.Empty);
        var (features, deviations) = (new List<string>(), new List<string>());
        var path = string.Empty;
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                path = reader.Depth == depth + 1 ? reader.LocalName : path + "/" + reader.LocalName;
            }
            else if (reader.NodeType == XmlNodeType.Text)
            {
                var value = (await reader.GetValueAsync().ConfigureAwait(false)).Trim();
                switch (path)
                {
                    case "name":
                        name = value;
                        break;
                    case "revision":
                        revision = value;
                        break;
                    case "namespace":
                        space = value;
                        break;
                    case "feature":
                        features.Add(value);
                        break;
                    // A list with a key in RFC 7895, a leaf-list in RFC 8525.
                    case "deviation" or "deviation/name":
                        deviations.Add(value);
                        break;
                }
            }
        }

        return name.Length == 0 || space.Length == 0 ? null : new YangModule(name, revision.Length == 0 ? null : revision, space) { Features = features, Deviations = deviations };
    }
}
