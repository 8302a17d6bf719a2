using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Trees;

/// <summary>What a node's kind and place come to in a diagram (RFC 8340 section 2.6).</summary>
internal static class TreePlaces
{
    /// <summary>The place of a node itself when the one above it is in <paramref name="above"/>: input, output and notification begin one.</summary>
    public static TreePlace Below(SchemaNodeKind kind, TreePlace above) => kind switch
    {
        SchemaNodeKind.Input => TreePlace.Input,
        SchemaNodeKind.Output or SchemaNodeKind.Notification => TreePlace.Output,
        _ => above,
    };

    /// <summary>The flags.</summary>
    public static string Flags(SchemaNodeKind kind, TreePlace place, bool isConfig) => kind switch
    {
        SchemaNodeKind.Case => "",
        SchemaNodeKind.Rpc or SchemaNodeKind.Action => "-x",
        SchemaNodeKind.Notification => "-n",
        _ => place switch
        {
            TreePlace.Input => "-w",
            TreePlace.Output => "ro",
            TreePlace.Unknown => "--",
            TreePlace.Structure => "",
            _ => isConfig ? "rw" : "ro",
        },
    };

    /// <summary>What stands around the name.</summary>
    public static TreeNameStyle Style(SchemaNodeKind kind) => kind switch
    {
        SchemaNodeKind.Choice => TreeNameStyle.Choice,
        SchemaNodeKind.Case => TreeNameStyle.Case,
        _ => TreeNameStyle.Plain,
    };

    /// <summary>A type as shown: a leafref by what it points to, when that path stands on the leaf itself.</summary>
    public static string TypeText(string name, string? path) => name == "leafref" && path is not null ? "-> " + OneLine(path) : name;

    private static string OneLine(string path) => string.Join(' ', path.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
