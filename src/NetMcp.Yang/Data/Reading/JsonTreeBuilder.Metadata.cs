using System.Collections.Immutable;
using System.Text.Json;
using NetMcp.Yang.Data.Annotating;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Reading;

/// <summary>Metadata in JSON (RFC 7952 section 5.2).</summary>
internal sealed partial class JsonTreeBuilder
{
    private bool TakeMetadata(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, string name, Dictionary<string, JsonMetadata> metadata)
    {
        if (metadata.ContainsKey(name[1..]))
        {
            Problem(document, ref reader, DataProblemKind.BadAnnotation, place.Node, $"The member {ProblemList.Quote(name)} is there twice; the second was left out.");
            return Skip(ref reader);
        }

        List<ImmutableArray<DataAnnotation>> entries = [];
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        while (!isArray || (reader.Read() && reader.TokenType != JsonTokenType.EndArray))
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                entries.Add(TakeAnnotations(document, ref reader, place));
            }
            else if (isArray && reader.TokenType == JsonTokenType.Null)
            {
                entries.Add([]);
            }
            else
            {
                Problem(document, ref reader, DataProblemKind.BadAnnotation, place.Node, $"{ProblemList.Quote(name)} is an object, or for a leaf-list an array of objects and nulls (RFC 7952 section 5.2); this was left out.");
                reader.Skip();
                entries.Add([]);
            }

            if (!isArray || _problems.Fatal is not null)
            {
                break;
            }
        }

        metadata.Add(name[1..], new JsonMetadata(isArray, entries));
        return _problems.Fatal is null;
    }

    private ImmutableArray<DataAnnotation> TakeAnnotations(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place)
    {
        var annotations = ImmutableArray.CreateBuilder<DataAnnotation>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var colon = name.LastIndexOf(':');
            if (colon <= 0 || !System.Xml.XmlReader.IsName(name[(colon + 1)..]))
            {
                Problem(document, ref reader, DataProblemKind.BadAnnotation, place.Node, $"The annotation {ProblemList.Quote(name)} needs its module before it: 'module:name' (RFC 7952 section 5.2).");
            }

            if (colon == 0 || !System.Xml.XmlReader.IsName(name[(colon + 1)..]) || !JsonScalar.TryTake(ref reader, out var scalar))
            {
                Problem(document, ref reader, DataProblemKind.BadAnnotation, place.Node, $"The annotation {ProblemList.Quote(name)} was left out: it has to be a value with a name.");
                reader.Skip();
                continue;
            }

            if (annotations.Count == limits.MaxAnnotations)
            {
                Problem(document, ref reader, DataProblemKind.TooMany, place.Node, $"More than {limits.MaxAnnotations} annotations on one node.");
                break;
            }

            annotations.Add(Annotation(document, ref reader, place, colon < 0 ? string.Empty : name[..colon], name[(colon + 1)..], scalar));
        }

        return annotations.ToImmutable();
    }

    private DataAnnotation Annotation(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, string module, string name, JsonScalar scalar)
    {
        _names.LeafModule = module;
        if (!AnnotationValues.TryRead(schema, module, name, scalar.Text, scalar.Form, _names, out var annotation, out var error))
        {
            Problem(document, ref reader, DataProblemKind.BadAnnotation, place.Node, error.Message);
        }

        return annotation;
    }

    /// <summary>Puts the metadata of an object's members on the nodes, which may stand before or after it.</summary>
    private bool Attach(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, int first, Dictionary<string, JsonMetadata> metadata)
    {
        var siblings = (place.Node?.ChildList ?? _roots).Skip(first).ToLookup(node => (node.ModuleName, node.Name));
        foreach (var (name, (isArray, entries)) in metadata)
        {
            if (name.Length == 0 && place.Node is { } own && !isArray)
            {
                Annotate(own, entries[0]);
                continue;
            }

            var colon = name.LastIndexOf(':');
            var module = colon < 0 ? place.Node?.ModuleName : name[..colon];
            var local = name[(colon + 1)..];
            var nodes = siblings[(module ?? string.Empty, local)].ToList();
            var isLeafList = nodes.Count > 0 && (nodes[0].Schema is Schema.LeafListNode || nodes[0].IsArrayEntry);
            if (nodes.Count == 0 || nodes.Count < entries.Count || isArray != isLeafList)
            {
                Problem(document, ref reader, DataProblemKind.BadAnnotation, place.Node, $"'@{local}' has no such node beside it to be on (RFC 7952 section 5.2); it was left out.");
                continue;
            }

            for (var index = 0; index < entries.Count; index++)
            {
                Annotate(nodes[index], entries[index]);
            }
        }

        return _problems.Fatal is null;
    }

    private static void Annotate(DataNode node, ImmutableArray<DataAnnotation> annotations)
    {
        node.Annotations = annotations;
        node.IsDefault = annotations.Any(annotation => AnnotationNames.IsDefaultTag(annotation.Module, annotation.Name, annotation.Value));
    }
}
