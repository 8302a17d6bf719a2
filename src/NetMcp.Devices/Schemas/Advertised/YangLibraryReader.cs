using System.Xml;

namespace NetMcp.Devices.Schemas.Advertised;

/// <summary>Reads the modules out of ietf-yang-library's data, in its form of 2016 (RFC 7895) and of 2019 (RFC 8525).</summary>
internal static class YangLibraryReader
{
    /// <summary>RFC 8525 section 4: modules stand in module sets. All sets are taken together, whichever datastores use them.</summary>
    public const string Filter2019 = "<yang-library xmlns=\"" + Namespace + "\"><module-set><module/><import-only-module/></module-set><content-id/></yang-library>";

    /// <summary>RFC 7895 section 2.2.</summary>
    public const string Filter2016 = "<modules-state xmlns=\"" + Namespace + "\"><module-set-id/><module/></modules-state>";

    /// <summary>The most modules that are kept; the largest devices have some thousands.</summary>
    public const int MaxModules = 20_000;

    /// <summary>The longest text that is taken, in characters; what is longer is no name, date or namespace that anybody uses.</summary>
    public const int MaxText = 1024;

    /// <summary>The most features, deviations and submodules that are kept of one module.</summary>
    public const int MaxListed = 1000;

    private const string Namespace = "urn:ietf:params:xml:ns:yang:ietf-yang-library";

    public static async ValueTask<YangLibrary> ReadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var modules = new List<AdvertisedModule>();
        var chunk = new char[MaxText + 1];
        string? contentId = null;
        while (modules.Count < MaxModules && await reader.ReadAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader is not { NodeType: XmlNodeType.Element, NamespaceURI: Namespace, IsEmptyElement: false })
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "module" or "import-only-module" when await ReadModuleAsync(reader, chunk).ConfigureAwait(false) is { } module:
                    modules.Add(module);
                    break;
                case "content-id" or "module-set-id" when await reader.ReadAsync().ConfigureAwait(false) && reader.NodeType is XmlNodeType.Text:
                    contentId = await ReadTextAsync(reader, chunk).ConfigureAwait(false);
                    break;
            }
        }

        return new YangLibrary(contentId, modules);
    }

    private static async ValueTask<AdvertisedModule?> ReadModuleAsync(XmlReader reader, char[] chunk)
    {
        var depth = reader.Depth;
        var module = new ModuleEntry(reader.LocalName == "module");
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
                module.Take(outer, inner, value);
            }
        }

        return module.Finish();
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

    private sealed class ModuleEntry(bool isImplemented)
    {
        private readonly List<string> _features = [];
        private readonly List<string> _deviations = [];
        private readonly List<ModuleKey> _submodules = [];
        private bool _isImplemented = isImplemented;
        private string _name = string.Empty;
        private string _revision = string.Empty;
        private string _namespace = string.Empty;

        public void Take(string outer, string inner, string value)
        {
            switch (outer, inner)
            {
                case ("name", ""):
                    _name = value;
                    break;
                case ("revision", ""):
                    _revision = value;
                    break;
                case ("namespace", ""):
                    _namespace = value;
                    break;
                case ("conformance-type", ""):
                    // RFC 7895 section 2.2; RFC 8525 has two lists instead.
                    _isImplemented &= value != "import";
                    break;
                case ("feature", "") when _features.Count < MaxListed:
                    _features.Add(value);
                    break;
                // A list with a key in RFC 7895, a leaf-list in RFC 8525.
                case ("deviation", "" or "name") when _deviations.Count < MaxListed:
                    _deviations.Add(value);
                    break;
                case ("submodule", "name") when _submodules.Count < MaxListed:
                    _submodules.Add(new ModuleKey(value, null));
                    break;
                // The keys of a list come first (RFC 7950 section 7.8.5), and name is one in both versions.
                case ("submodule", "revision") when _submodules is [.., { Revision: null } last] && value.Length > 0:
                    _submodules[^1] = last with { Revision = value };
                    break;
            }
        }

        public AdvertisedModule? Finish() => _name.Length == 0 || _namespace.Length == 0 ? null : new AdvertisedModule(_name, _revision.Length == 0 ? null : _revision, _namespace)
        {
            IsImplemented = _isImplemented,
            Features = _features,
            Deviations = _deviations,
            Submodules = _submodules,
        };
    }
}
