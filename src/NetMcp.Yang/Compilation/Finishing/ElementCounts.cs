using System.Globalization;
using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Reads min-elements and max-elements (RFC 7950 sections 7.7.5 and 7.7.6).</summary>
internal static class ElementCounts
{
    public static (uint Min, uint? Max) Read(CompileContext context, NodeDraft draft)
    {
        var min = Parse(draft.Argument("min-elements")) ?? 0;
        var max = Parse(draft.Argument("max-elements"));
        if (max < min)
        {
            context.Error(
                DiagnosticIds.BadElementCount,
                (draft.Find("max-elements") ?? draft.Find("min-elements"))!.Statement,
                $"At least {min} and at most {max} entries of {Quote.Of(draft.Name)} is impossible.");
            return (0, null);
        }

        return (min, max);
    }

    // "unbounded" is none; what is no number the grammar check has reported.
    private static uint? Parse(string? text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
