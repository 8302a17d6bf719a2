using System.Xml;
using NetMcp.Yang.Data.Annotating;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>Attributes become metadata (RFC 7952 sections 5.1 and 5.2).</summary>
internal sealed partial class XmlToJsonStream
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    /// <summary>The annotations of the element that was begun last.</summary>
    private readonly List<DataAnnotation> _meta = [];

    private void TakeAttributes(XmlReader reader)
    {
        _meta.Clear();
        while (reader.MoveToNextAttribute())
        {
            if (string.Equals(reader.NamespaceURI, XmlnsNamespace, StringComparison.Ordinal))
            {
                continue;
            }

            if (_meta.Count == _options.Limits.MaxAnnotations)
            {
                Fail(DataProblemKind.TooMany, $"More than {_options.Limits.MaxAnnotations} annotations on one node.");
                break;
            }

            _meta.Add(Annotation(reader));
        }

        reader.MoveToElement();
    }

    private DataAnnotation Annotation(XmlReader reader)
    {
        if (reader.NamespaceURI.Length == 0)
        {
            Problem(DataProblemKind.BadAnnotation, $"The attribute '{reader.LocalName}' has no prefix, so nobody knows whose it is (RFC 7952 section 5.1).");
        }

        var module = AnnotationNames.ModuleOf(_schema, reader.NamespaceURI);
        if (!AnnotationValues.TryRead(_schema, module, reader.LocalName, reader.Value, ValueForm.Xml, _names, out var annotation, out var error))
        {
            Problem(DataProblemKind.BadAnnotation, error.Message);
        }

        if (_mask?.Mask(annotation) is { } replaced)
        {
            _masked++;
            annotation = annotation with { Value = replaced, Shape = DataValueShape.String };
        }

        return annotation;
    }

    /// <summary>Of an object the metadata is a member of it (RFC 7952 section 5.2.1).</summary>
    private void WriteOwnMetadata(ref StreamFrame frame, IReadOnlyList<DataAnnotation> metadata)
    {
        _output.Raw("\"@\":"u8);
        WriteMetadata(metadata);
        frame.HasMembers = true;
    }

    /// <summary>Of a leaf or anyxml it is a member beside it, of a leaf-list one for all entries (RFC 7952 sections 5.2.2 and 5.2.3).</summary>
    private void WriteMetadataBeside(ref StreamFrame parent, NodePlan? plan, IReadOnlyList<DataAnnotation> metadata)
    {
        if (plan is null or { IsArray: true })
        {
            KeepRunMetadata(ref parent.Run, metadata);
            return;
        }

        _output.Raw(",\"@"u8);
        _output.Raw(MemberOf(in parent, plan).AsSpan(1));
        WriteMetadata(metadata);
    }

    private void KeepRunMetadata(ref OpenRun run, IReadOnlyList<DataAnnotation> metadata)
    {
        if (run.Annotations is null)
        {
            run.Annotations = [];
            _side += RunMetadataSize(in run);
        }

        var entries = run.Annotations;
        while (entries.Count < run.Count - 1)
        {
            entries.Add(null);
            _side += MetadataSize(null);
        }

        entries.Add([.. metadata]);
        _side += MetadataSize(metadata);
        if (_side > _options.SpoolBytes)
        {
            Fail(DataProblemKind.TooLarge, $"More than {_options.SpoolBytes} bytes of annotations on the entries of a leaf-list.");
        }
    }

    /// <summary>Forgets the annotations of the entries from one on.</summary>
    private void ForgetMetadata(ref OpenRun run, int from)
    {
        while (run.Annotations is { } entries && entries.Count > from)
        {
            _side -= MetadataSize(entries[^1]);
            entries.RemoveAt(entries.Count - 1);
        }

        if (run.Annotations is { Count: 0 })
        {
            _side -= RunMetadataSize(in run);
            run.Annotations = null;
        }
    }

    private void WriteRunMetadata(in StreamFrame frame)
    {
        var run = frame.Run;
        _side -= RunMetadataSize(in run);
        if (run.Plan is { } plan)
        {
            _output.Raw(",\"@"u8);
            _output.Raw(MemberOf(in frame, plan).AsSpan(1));
        }
        else
        {
            WriteUnknownName(in frame, run.Module!, run.Name!, true);
        }

        var isArray = run.Plan is not null || run.IsArray;
        if (isArray)
        {
            _output.Byte((byte)'[');
        }

        for (var index = 0; index < run.Annotations!.Count; index++)
        {
            if (index > 0)
            {
                _output.Byte((byte)',');
            }

            _side -= MetadataSize(run.Annotations[index]);
            if (run.Annotations[index] is { } annotations)
            {
                WriteMetadata(annotations);
            }
            else
            {
                _output.Raw("null"u8);
            }
        }

        if (isArray)
        {
            _output.Byte((byte)']');
        }
    }

    private void WriteMetadata(IReadOnlyList<DataAnnotation> annotations)
    {
        _output.Byte((byte)'{');
        for (var index = 0; index < annotations.Count; index++)
        {
            var annotation = annotations[index];
            _output.Name(index > 0, annotation.Module.Length == 0 ? annotation.Name : annotation.Module + ":" + annotation.Name);
            switch (annotation.Shape)
            {
                case DataValueShape.Number or DataValueShape.Boolean:
                    _output.Ascii(annotation.Value);
                    break;
                case DataValueShape.Null:
                    _output.Raw("[null]"u8);
                    break;
                default:
                    _output.String(annotation.Value);
                    break;
            }
        }

        _output.Byte((byte)'}');
    }

    // What waits counts at what its JSON takes at most, so that it never is too much for the budget later.
    private static long MetadataSize(IReadOnlyList<DataAnnotation>? annotations) => annotations is null
        ? "null,".Length
        : "{},".Length + annotations.Sum(annotation => "\":\":\"\",".Length + MostBytes(annotation.Module) + MostBytes(annotation.Name) + MostBytes(annotation.Value));

    private static long RunMetadataSize(in OpenRun run) =>
        ",\"@:\":[]".Length + MostBytes(run.Plan?.ModuleName ?? run.Module!) + MostBytes(run.Plan?.Name ?? run.Name!);

    // A character is six bytes when it is escaped, else three at most.
    private static long MostBytes(string text) => 6L * text.Length;
}
