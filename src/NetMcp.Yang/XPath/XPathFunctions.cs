using System.Collections.Frozen;

namespace NetMcp.Yang.XPath;

/// <summary>What the functions take and give.</summary>
internal static class XPathFunctions
{
    private static readonly XPathSignature[] All =
    [
        new("last", XPathFunction.Last, XPathType.Number, 0, 0, false),
        new("position", XPathFunction.Position, XPathType.Number, 0, 0, false),
        new("count", XPathFunction.Count, XPathType.Number, 1, 1, true),
        new("id", XPathFunction.Id, XPathType.NodeSet, 1, 1, false),
        new("local-name", XPathFunction.LocalName, XPathType.String, 0, 1, true),
        new("namespace-uri", XPathFunction.NamespaceUri, XPathType.String, 0, 1, true),
        new("name", XPathFunction.Name, XPathType.String, 0, 1, true),
        new("string", XPathFunction.String, XPathType.String, 0, 1, false),
        new("concat", XPathFunction.Concat, XPathType.String, 2, int.MaxValue, false),
        new("starts-with", XPathFunction.StartsWith, XPathType.Boolean, 2, 2, false),
        new("contains", XPathFunction.Contains, XPathType.Boolean, 2, 2, false),
        new("substring-before", XPathFunction.SubstringBefore, XPathType.String, 2, 2, false),
        new("substring-after", XPathFunction.SubstringAfter, XPathType.String, 2, 2, false),
        new("substring", XPathFunction.Substring, XPathType.String, 2, 3, false),
        new("string-length", XPathFunction.StringLength, XPathType.Number, 0, 1, false),
        new("normalize-space", XPathFunction.NormalizeSpace, XPathType.String, 0, 1, false),
        new("translate", XPathFunction.Translate, XPathType.String, 3, 3, false),
        new("boolean", XPathFunction.Boolean, XPathType.Boolean, 1, 1, false),
        new("not", XPathFunction.Not, XPathType.Boolean, 1, 1, false),
        new("true", XPathFunction.True, XPathType.Boolean, 0, 0, false),
        new("false", XPathFunction.False, XPathType.Boolean, 0, 0, false),
        new("lang", XPathFunction.Lang, XPathType.Boolean, 1, 1, false),
        new("number", XPathFunction.Number, XPathType.Number, 0, 1, false),
        new("sum", XPathFunction.Sum, XPathType.Number, 1, 1, true),
        new("floor", XPathFunction.Floor, XPathType.Number, 1, 1, false),
        new("ceiling", XPathFunction.Ceiling, XPathType.Number, 1, 1, false),
        new("round", XPathFunction.Round, XPathType.Number, 1, 1, false),
        new("current", XPathFunction.Current, XPathType.NodeSet, 0, 0, false),
        new("re-match", XPathFunction.ReMatch, XPathType.Boolean, 2, 2, false),
        new("deref", XPathFunction.Deref, XPathType.NodeSet, 1, 1, true),
        new("derived-from", XPathFunction.DerivedFrom, XPathType.Boolean, 2, 2, true),
        new("derived-from-or-self", XPathFunction.DerivedFromOrSelf, XPathType.Boolean, 2, 2, true),
        new("enum-value", XPathFunction.EnumValue, XPathType.Number, 1, 1, true),
        new("bit-is-set", XPathFunction.BitIsSet, XPathType.Boolean, 2, 2, true),
    ];

    private static readonly FrozenDictionary<string, XPathSignature> ByName = All.ToFrozenDictionary(signature => signature.Name, StringComparer.Ordinal);

    /// <summary>The function of this name, or null.</summary>
    public static XPathSignature? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The function's name as it is written.</summary>
    public static string NameOf(XPathFunction function) => All[(int)function].Name;

    public static XPathType TypeOf(XPathFunction function) => All[(int)function].Result;
}
