using System.Xml;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Reading;

/// <summary>The prefixes of values in XML: the namespaces in scope where the reader stands (RFC 7950 sections 9.10.3 and 9.13.2).</summary>
internal sealed class XmlValueNames(YangSchema schema, IXmlNamespaceResolver scope) : IValueNames
{
    public YangSchema Schema => schema;

    public string? ModuleOf(string? prefix) =>
        scope.LookupNamespace(prefix ?? string.Empty) is { Length: > 0 } @namespace ? schema.FindModuleByNamespace(@namespace)?.Name : null;
}
