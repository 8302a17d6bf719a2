using NetMcp.Core.Schemas;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Paths;

namespace NetMcp.Devices.Filters;

/// <summary>Checks what an agent gave as path against the device's schema, as far as there is one and it is whole there.</summary>
internal static class SchemaPaths
{
    /// <summary>The filter, or null and what is wrong.</summary>
    /// <param name="text">The path or subtree filter.</param>
    /// <param name="fields">A fields expression, or null.</param>
    /// <param name="schema">The device's schema; null when there is none.</param>
    /// <param name="error">What is wrong.</param>
    public static PathFilter? Parse(string text, FieldFilter? fields, DeviceSchema? schema, out FilterError? error)
    {
        PathError? wrong = null;
        if (schema is not null && text.AsSpan().TrimStart() is ['/', ..])
        {
            if (DataPath.TryRead(schema.Schema, text.Trim(), out var path, out wrong))
            {
                var objection = fields is null ? null : FieldNames.Objection(path.Target, fields);
                error = objection is null ? null : new FilterError(0, objection);
                return objection is null ? new CheckedPath(path, fields) : null;
            }
        }

        var parsed = PathFilterParser.Parse(text, out error);
        if (parsed is LocationPath location && wrong is not null && schema is not null && IsWhole(schema, location))
        {
            error = new FilterError(wrong.Offset + 1, wrong.Message);
            return null;
        }

        if (parsed is GeneralXPath or SubtreeXml && fields is not null)
        {
            error = new FilterError(0, "'fields' goes with a path of plain steps, /module:container/list[key='value']; another XPath or a subtree filter says itself what it selects.");
            return null;
        }

        return parsed;
    }

    /// <summary>Whether the modules that a path names are in the schema in whole; where they are not, a name that is missing there may be on the device.</summary>
    private static bool IsWhole(DeviceSchema schema, LocationPath path)
    {
        var degraded = schema.Degraded.Select(module => module.Name.Split('@')[0]).ToHashSet(StringComparer.Ordinal);
        // A module that is missing may augment any other. The base protocol's has operations only (RFC 6241 appendix C).
        return !schema.Degraded.Any(module => module.IsMissing && module.Name.Split('@')[0] != "ietf-netconf") &&
            path.Steps.Select(step => step.Module).OfType<string>().All(module => !degraded.Contains(module));
    }
}
