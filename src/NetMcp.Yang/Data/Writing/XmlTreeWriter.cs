using System.Xml;
using NetMcp.Yang.Data.Annotating;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Writing;

/// <summary>Writes nodes as XML elements. Trees are only as deep as their readers' limit, so this may call itself.</summary>
internal sealed class XmlTreeWriter(YangSchema schema, XmlWriter writer)
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    public void Write(IReadOnlyList<DataNode> nodes)
    {
        foreach (var node in nodes)
        {
            Write(node);
        }
    }

    /// <summary>Writes the start of an element and its attributes.</summary>
    /// <param name="node">The node.</param>
    /// <param name="prefixes">The prefixes that the attributes need.</param>
    /// <param name="hasValue">Whether the value follows, so that its prefixes are declared too.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="value">The value as it is written; null when there is none.</param>
    public void WriteStart(
        DataNode node, XmlPrefixes prefixes, bool hasValue, IReadOnlyList<(string Name, string Namespace, string Value)> attributes, out string? value)
    {
        WriteName(node);
        value = hasValue ? Value(node, prefixes) : null;
        var prefixed = attributes.Select(attribute => (prefixes.OfNamespace(attribute.Namespace), attribute.Name, attribute.Namespace, attribute.Value)).ToList();
        Declare(prefixes);
        foreach (var (prefix, name, @namespace, text) in prefixed)
        {
            writer.WriteAttributeString(prefix, name, @namespace, text);
        }
    }

    /// <summary>Writes the value or the children of an element that is open.</summary>
    public void WriteContent(DataNode node, string? value)
    {
        if (value is not null)
        {
            // An empty string would end the start tag, and <x></x> is longer than <x/>.
            writer.WriteString(value.Length == 0 ? null : value);
        }
        else
        {
            WriteChildren(node);
        }
    }

    private void Write(DataNode node)
    {
        WriteName(node);
        if (node.Annotations.Length == 0 && node.ValueType?.Base is not (YangBaseType.IdentityRef or YangBaseType.InstanceIdentifier))
        {
            WriteContent(node, node.Value);
        }
        else
        {
            WriteWithPrefixes(node);
        }

        writer.WriteEndElement();
    }

    private void WriteName(DataNode node) =>
        writer.WriteStartElement(string.Empty, node.Name, schema.FindModule(node.ModuleName)?.Namespace ?? node.ModuleName);

    private void WriteWithPrefixes(DataNode node)
    {
        var prefixes = new XmlPrefixes(schema);
        var value = Value(node, prefixes);
        var attributes = node.Annotations.Select(annotation => Attribute(annotation, prefixes)).ToList();
        Declare(prefixes);
        foreach (var (prefix, name, @namespace, text) in attributes)
        {
            writer.WriteAttributeString(prefix, name, @namespace, text);
        }

        WriteContent(node, value);
    }

    private static string? Value(DataNode node, XmlPrefixes prefixes) =>
        node is { Value: { } canonical, ValueType: { } type } ? XmlPrefixedValue.Of(type, canonical, prefixes) : node.Value;

    private void Declare(XmlPrefixes prefixes)
    {
        foreach (var (prefix, @namespace) in prefixes.Declared)
        {
            // The prefix xml is bound by XML itself.
            if (prefix != "xml")
            {
                writer.WriteAttributeString("xmlns", prefix, XmlnsNamespace, @namespace);
            }
        }
    }

    private (string? Prefix, string Name, string? Namespace, string Text) Attribute(DataAnnotation annotation, XmlPrefixes prefixes)
    {
        var isIdentity = annotation is { Module: AnnotationNames.Origin, Name: "origin" }
            || schema.FindModule(annotation.Module)?.Annotations.GetValueOrDefault(annotation.Name) is { Base: YangBaseType.IdentityRef };
        var text = isIdentity ? XmlPrefixedValue.Identity(annotation.Value, prefixes) : annotation.Value;
        if (annotation.Module.Length == 0)
        {
            return (null, annotation.Name, null, text);
        }

        var @namespace = AnnotationNames.NamespaceOf(schema, annotation.Module);
        return (prefixes.OfAnnotation(annotation.Module, @namespace), annotation.Name, @namespace, text);
    }

    private void WriteChildren(DataNode node)
    {
        var keys = node.Schema is ListNode list ? list.Keys : [];
        foreach (var key in keys)
        {
            foreach (var child in node.Children.Where(child => ReferenceEquals(child.Schema, key)))
            {
                Write(child);
            }
        }

        foreach (var child in node.Children)
        {
            if (child.Schema is not LeafNode { IsKey: true })
            {
                Write(child);
            }
        }
    }
}
