using NetMcp.Yang.Data.Annotating;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Writing;

/// <summary>The prefixes that one element declares, for its attributes and for its value.</summary>
internal sealed class XmlPrefixes(YangSchema schema)
{
    private readonly List<(string Prefix, string Namespace)> _declared = [];

    public IReadOnlyList<(string Prefix, string Namespace)> Declared => _declared;

    /// <summary>A prefix for the module: its own, with a number behind it when another module on the element has the same.</summary>
    public string Of(string moduleName)
    {
        var module = schema.FindModule(moduleName);
        return Of(module?.Namespace ?? moduleName, module?.Prefix ?? "n");
    }

    /// <summary>A prefix for the attributes of an annotation's module.</summary>
    public string OfAnnotation(string moduleName, string @namespace) =>
        Of(@namespace, AnnotationNames.PrefixOf(moduleName) ?? schema.FindModule(moduleName)?.Prefix ?? "n");

    /// <summary>A prefix for one of the namespaces that NETCONF itself uses.</summary>
    public string OfNamespace(string @namespace) => OfAnnotation(AnnotationNames.ModuleOf(schema, @namespace), @namespace);

    private string Of(string @namespace, string wanted)
    {
        foreach (var pair in _declared)
        {
            if (pair.Namespace == @namespace)
            {
                return pair.Prefix;
            }
        }

        var prefix = wanted;
        for (var number = 2; _declared.Any(pair => pair.Prefix == prefix); number++)
        {
            prefix = wanted + number;
        }

        _declared.Add((prefix, @namespace));
        return prefix;
    }
}
