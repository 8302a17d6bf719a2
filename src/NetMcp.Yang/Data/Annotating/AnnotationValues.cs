using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Annotating;

/// <summary>
/// The values of annotations. Their types are in the modules that define them (RFC 7952 section 3); the ones that NETCONF itself uses are
/// known without. What has no known type is kept as it came.
/// </summary>
internal static class AnnotationValues
{
    /// <summary>Reads a value.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="module">The annotation's module.</param>
    /// <param name="name">The annotation's name.</param>
    /// <param name="text">The value.</param>
    /// <param name="form">What the text was taken from.</param>
    /// <param name="names">What the prefixes in it mean.</param>
    /// <param name="annotation">The annotation, with the value as it came if it is wrong.</param>
    /// <param name="error">Why it is no value of its type.</param>
    public static bool TryRead(
        YangSchema schema,
        string module,
        string name,
        string text,
        ValueForm form,
        IValueNames names,
        out DataAnnotation annotation,
        [NotNullWhen(false)] out ValueError? error)
    {
        error = null;
        annotation = new DataAnnotation(module, name, text) { Shape = ShapeOf(form) };
        switch (module, name)
        {
            case (AnnotationNames.WithDefaults, "default"):
                return TryReadDefault(ref annotation, text, out error);
            case (AnnotationNames.Origin, "origin"):
                // Identities of ietf-origin are used before the module is in a schema, and derived ones may come from anywhere.
                annotation = annotation with { Value = Identity(text, names) };
                return true;
            default:
                return schema.FindModule(module)?.Annotations.GetValueOrDefault(name) is not { } type || TryRead(type, text, form, names, ref annotation, out error);
        }
    }

    /// <summary>The JSON type that a value of this type is written as (RFC 7951 section 6).</summary>
    public static DataValueShape ShapeOf(YangType actual) => actual.Base switch
    {
        YangBaseType.Int8 or YangBaseType.Int16 or YangBaseType.Int32 or YangBaseType.UInt8 or YangBaseType.UInt16 or YangBaseType.UInt32 => DataValueShape.Number,
        YangBaseType.Boolean => DataValueShape.Boolean,
        YangBaseType.Empty => DataValueShape.Null,
        _ => DataValueShape.String,
    };

    private static DataValueShape ShapeOf(ValueForm form) => form switch
    {
        ValueForm.JsonNumber => DataValueShape.Number,
        ValueForm.JsonBoolean => DataValueShape.Boolean,
        ValueForm.JsonEmpty => DataValueShape.Null,
        _ => DataValueShape.String,
    };

    private static bool TryRead(YangType type, string text, ValueForm form, IValueNames names, ref DataAnnotation annotation, [NotNullWhen(false)] out ValueError? error)
    {
        if (!ValueReader.TryRead(type, text, form, names, out var canonical, out var actual, out error))
        {
            return false;
        }

        annotation = annotation with { Value = canonical, Shape = ShapeOf(actual) };
        return true;
    }

    // The attribute is an xs:boolean, which may be written 1 and 0 too (RFC 6243 section 7).
    private static bool TryReadDefault(ref DataAnnotation annotation, string text, [NotNullWhen(false)] out ValueError? error)
    {
        var value = text.Trim() switch { "true" or "1" => "true", "false" or "0" => "false", _ => null };
        error = value is null ? new ValueError(ValueRule.Lexical, "The default tag is true or false (RFC 6243 section 6).") : null;
        annotation = annotation with { Value = value ?? text, Shape = value is null ? DataValueShape.String : DataValueShape.Boolean };
        return value is not null;
    }

    private static string Identity(string text, IValueNames names)
    {
        var name = text.AsSpan().Trim();
        var colon = name.IndexOf(':');
        var module = colon < 0 ? null : names.ModuleOf(name[..colon].ToString());
        return (module ?? AnnotationNames.Origin) + ":" + name[(colon + 1)..].ToString();
    }
}
