using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Reading;

/// <summary>Reads on where an earlier answer was cut.</summary>
internal static class CursorArgument
{
    /// <summary>The argument's name.</summary>
    public const string Name = "cursor";

    private static readonly TextLimit Limit = new(128);

    /// <summary>What the cursor stands for. It says all there is to say about what is read, so hardly anything goes with it.</summary>
    public static Outcome<DocumentRest> Find(ToolArguments arguments, IReadOnlyCollection<string> others, IReadCursors cursors)
    {
        var cursor = arguments.Text(Name, Limit, required: true);
        foreach (var other in others.Where(arguments.Has))
        {
            arguments.Mistake($"'{other}' does not go with 'cursor', which goes on with the same read; only 'max_bytes' does.");
        }

        return arguments.Failure is { } mistakes ? mistakes : cursors.Find(arguments.CursorOwner, cursor!);
    }
}
