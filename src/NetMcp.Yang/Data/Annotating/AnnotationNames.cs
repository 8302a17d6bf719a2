using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Annotating;

/// <summary>
/// Between the XML namespaces of attributes and the modules of annotations (RFC 7952 sections 5.1 and 5.2). Some attributes of NETCONF are
/// older than annotations and stand in namespaces that are no module's, or in a module that need not be in the schema.
/// </summary>
internal static class AnnotationNames
{
    public const string WithDefaults = "ietf-netconf-with-defaults";
    public const string Origin = "ietf-origin";

    /// <summary>Attributes of edit-config (RFC 6241 section 7.2).</summary>
    public const string Netconf = "ietf-netconf";

    /// <summary>insert, key and value (RFC 7950 sections 7.7.9 and 7.8.6), which no module defines.</summary>
    public const string Yang = "yang";

    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private static readonly (string Namespace, string Module)[] Fixed =
    [
        ("urn:ietf:params:xml:ns:netconf:default:1.0", WithDefaults),
        ("urn:ietf:params:xml:ns:yang:ietf-origin", Origin),
        ("urn:ietf:params:xml:ns:netconf:base:1.0", Netconf),
        ("urn:ietf:params:xml:ns:yang:1", Yang),
        (XmlNamespace, "xml"),
    ];

    /// <summary>The module of an attribute's namespace; the namespace itself when no module has it.</summary>
    public static string ModuleOf(YangSchema schema, string @namespace)
    {
        foreach (var pair in Fixed)
        {
            if (pair.Namespace == @namespace)
            {
                return pair.Module;
            }
        }

        return schema.FindModuleByNamespace(@namespace)?.Name ?? @namespace;
    }

    /// <summary>The namespace of an annotation's attribute; what is no module's name is taken for a namespace.</summary>
    public static string NamespaceOf(YangSchema schema, string module)
    {
        foreach (var pair in Fixed)
        {
            if (pair.Module == module)
            {
                return pair.Namespace;
            }
        }

        return schema.FindModule(module)?.Namespace ?? module;
    }

    /// <summary>The prefix that people know the attribute by; null for the module's own.</summary>
    public static string? PrefixOf(string module) => module switch
    {
        WithDefaults => "wd",
        Origin => "or",
        Netconf => "nc",
        Yang => "yang",
        "xml" => "xml",
        _ => null,
    };

    /// <summary>Whether it says that a value is there only as a default (RFC 6243 section 6).</summary>
    public static bool IsDefaultTag(string module, string name, string value) =>
        module == WithDefaults && name == "default" && value is "true" or "1";
}
