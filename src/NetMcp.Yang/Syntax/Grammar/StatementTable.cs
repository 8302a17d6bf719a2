using static NetMcp.Yang.Syntax.Grammar.ArgumentKind;

namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>
/// The statement grammar of RFC 7950 section 14 and, where marked, of RFC 6020 section 12, as data: a row for each statement with its
/// argument and its substatements.
/// <para>
/// <c>x</c> once, <c>x?</c> at most once, <c>x*</c> any number, <c>x+</c> one or more among all that are so marked. <c>1.0:</c> and
/// <c>1.1:</c> before a word: in that version only. A bar ends a section: what stands behind it cannot come before what is before it.
/// <c>data</c>, <c>docs</c> and <c>meta</c> stand for the words in <see cref="Abbreviations"/>. Extension statements may be anywhere.
/// </para>
/// </summary>
internal static class StatementTable
{
    public static IReadOnlyDictionary<string, string> Abbreviations { get; } = new Dictionary<string, string>
    {
        ["data"] = "container leaf leaf-list list choice 1.1:anydata anyxml uses",
        ["docs"] = "description reference",
        ["meta"] = "status description reference",
    };

    /// <summary>Rows that are named by the keyword.</summary>
    public static IReadOnlyList<(string Keyword, ArgumentKind Argument, string Substatements)> Statements { get; } =
    [
        ("action", Identifier, "if-feature* meta? typedef* grouping* input? output?"),
        ("anydata", Identifier, "when? if-feature* must* config? mandatory? meta?"),
        ("anyxml", Identifier, "when? if-feature* must* config? mandatory? meta?"),
        ("argument", Identifier, "yin-element?"),
        ("augment", AbsoluteNode, "when? if-feature* meta? data+ case+ 1.1:action+ 1.1:notification+"),
        ("base", Reference, ""),
        ("belongs-to", Identifier, "prefix"),
        ("bit", Identifier, "1.1:if-feature* position? meta?"),
        ("case", Identifier, "when? if-feature* meta? data*"),
        ("choice", Identifier,
            "when? if-feature* default? config? mandatory? meta? container* leaf* leaf-list* list* 1.1:choice* 1.1:anydata* anyxml* case*"),
        ("config", ArgumentKind.Boolean, ""),
        ("contact", Text, ""),
        ("container", Identifier,
            "when? if-feature* must* presence? config? meta? typedef* grouping* data* 1.1:action* 1.1:notification*"),
        ("default", Text, ""),
        ("description", Text, ""),
        ("deviate", ArgumentKind.Deviate, ""),
        ("deviation", AbsoluteNode, "docs? deviate+"),
        ("enum", EnumName, "1.1:if-feature* value? meta?"),
        ("error-app-tag", Text, ""),
        ("error-message", Text, ""),
        ("extension", Identifier, "argument? meta?"),
        ("feature", Identifier, "if-feature* meta?"),
        ("fraction-digits", ArgumentKind.FractionDigits, ""),
        ("grouping", Identifier, "meta? typedef* grouping* data* 1.1:action* 1.1:notification*"),
        ("identity", Identifier, "1.1:if-feature* 1.0:base? 1.1:base* meta?"),
        ("if-feature", ArgumentKind.IfFeature, ""),
        ("import", Identifier, "prefix revision-date? 1.1:docs?"),
        ("include", Identifier, "revision-date? 1.1:docs?"),
        ("input", None, "1.1:must* typedef* grouping* data+"),
        ("key", ArgumentKind.Key, ""),
        ("leaf", Identifier, "when? if-feature* type units? must* default? config? mandatory? meta?"),
        ("leaf-list", Identifier,
            "when? if-feature* type units? must* 1.1:default* config? min-elements? max-elements? ordered-by? meta?"),
        ("length", ArgumentKind.Length, "error-message? error-app-tag? docs?"),
        ("list", Identifier,
            "when? if-feature* must* key? unique* config? min-elements? max-elements? ordered-by? meta? typedef* grouping* data+"
            + " 1.1:action* 1.1:notification*"),
        ("mandatory", ArgumentKind.Boolean, ""),
        ("max-elements", ArgumentKind.MaxElements, ""),
        ("min-elements", ArgumentKind.MinElements, ""),
        ("modifier", ArgumentKind.Modifier, ""),
        ("module", Identifier,
            "yang-version? namespace prefix | import* include* | organization? contact? docs? | revision*"
            + " | extension* feature* identity* typedef* grouping* data* augment* rpc* notification* deviation*"),
        ("must", Text, "error-message? error-app-tag? docs?"),
        ("namespace", ArgumentKind.Uri, ""),
        ("notification", Identifier, "if-feature* 1.1:must* meta? typedef* grouping* data*"),
        ("ordered-by", ArgumentKind.OrderedBy, ""),
        ("organization", Text, ""),
        ("output", None, "1.1:must* typedef* grouping* data+"),
        ("path", ArgumentKind.Path, ""),
        ("pattern", Text, "1.1:modifier? error-message? error-app-tag? docs?"),
        ("position", ArgumentKind.Position, ""),
        ("prefix", Identifier, ""),
        ("presence", Text, ""),
        ("range", ArgumentKind.Range, "error-message? error-app-tag? docs?"),
        ("reference", Text, ""),
        ("refine", DescendantNode,
            "1.1:if-feature* must* presence? 1.0:default? 1.1:default* config? mandatory? min-elements? max-elements? docs?"),
        ("require-instance", ArgumentKind.Boolean, ""),
        ("revision", Date, "docs?"),
        ("revision-date", Date, ""),
        ("rpc", Identifier, "if-feature* meta? typedef* grouping* input? output?"),
        ("status", ArgumentKind.Status, ""),
        ("submodule", Identifier,
            "yang-version? belongs-to | import* include* | organization? contact? docs? | revision*"
            + " | extension* feature* identity* typedef* grouping* data* augment* rpc* notification* deviation*"),
        ("type", Reference,
            "fraction-digits? range? length? pattern* enum* bit* path? require-instance? 1.0:base? 1.1:base* type*"),
        ("typedef", Identifier, "type units? default? meta?"),
        ("unique", ArgumentKind.Unique, ""),
        ("units", Text, ""),
        ("uses", Reference, "when? if-feature* meta? refine* augment*"),
        ("value", Integer, ""),
        ("when", Text, "docs?"),
        ("yang-version", ArgumentKind.YangVersion, ""),
        ("yin-element", ArgumentKind.Boolean, ""),
    ];

    /// <summary>Rows for a keyword in one place or with one argument, and for the extensions whose substatements are known.</summary>
    public static IReadOnlyList<(string Name, ArgumentKind Argument, string Substatements)> Variants { get; } =
    [
        ("uses/augment", DescendantNode, "when? if-feature* meta? data+ case+ 1.1:action+ 1.1:notification+"),
        ("deviate not-supported", ArgumentKind.Deviate, ""),
        ("deviate add", ArgumentKind.Deviate,
            "units? must* unique* 1.0:default? 1.1:default* config? mandatory? min-elements? max-elements?"),
        ("deviate delete", ArgumentKind.Deviate, "units? must* unique* 1.0:default? 1.1:default*"),
        ("deviate replace", ArgumentKind.Deviate, "type? units? default? config? mandatory? min-elements? max-elements?"),

        // RFC 8040 section 8, RFC 8791 section 4, RFC 7952 section 3.
        ("ietf-restconf:yang-data", Text, "data+"),
        ("ietf-yang-structure-ext:structure", Identifier, "must* meta? typedef* grouping* data*"),
        ("ietf-yang-structure-ext:augment-structure", Text, "meta? data+ case+"),
        ("ietf-yang-metadata:annotation", Identifier, "if-feature* type units? meta?"),
    ];
}
