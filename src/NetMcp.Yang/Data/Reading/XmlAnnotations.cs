using System.Collections.Immutable;
using System.Xml;
using NetMcp.Yang.Data.Annotating;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Reading;

/// <summary>Reads the attributes of an element as annotations (RFC 7952 section 5.1).</summary>
internal sealed class XmlAnnotations(YangSchema schema, XmlValueNames names, DataLimits limits)
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    /// <summary>Reads the attributes of the element that the reader stands on; afterwards it stands there again.</summary>
    public void Read(XmlReader reader, DataNode node, Action<DataProblemKind, string> problem)
    {
        var annotations = ImmutableArray.CreateBuilder<DataAnnotation>();
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == XmlnsNamespace)
            {
                continue;
            }

            if (annotations.Count == limits.MaxAnnotations)
            {
                problem(DataProblemKind.TooMany, $"More than {limits.MaxAnnotations} annotations on one node.");
                break;
            }

            annotations.Add(Annotation(reader, problem));
        }

        reader.MoveToElement();
        node.Annotations = annotations.ToImmutable();
        node.IsDefault = annotations.Any(annotation => AnnotationNames.IsDefaultTag(annotation.Module, annotation.Name, annotation.Value));
    }

    private DataAnnotation Annotation(XmlReader reader, Action<DataProblemKind, string> problem)
    {
        if (reader.NamespaceURI.Length == 0)
        {
            problem(DataProblemKind.BadAnnotation, $"The attribute '{reader.LocalName}' has no prefix, so nobody knows whose it is (RFC 7952 section 5.1).");
        }

        var module = AnnotationNames.ModuleOf(schema, reader.NamespaceURI);
        if (!AnnotationValues.TryRead(schema, module, reader.LocalName, reader.Value, ValueForm.Xml, names, out var annotation, out var error))
        {
            problem(DataProblemKind.BadAnnotation, error.Message);
        }

        return annotation;
    }
}
