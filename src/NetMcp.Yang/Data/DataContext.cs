using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data;

/// <summary>Where the top-level nodes of a document stand in the schema.</summary>
/// <param name="Parent">
/// The schema node whose children they are: a container or list for a fragment of a datastore, an operation, or a notification. Null for
/// the top of a datastore, where rpcs and notifications may stand too.
/// </param>
/// <param name="IsOutput">Whether an operation in the document, <paramref name="Parent"/> or below it, holds its output instead of its input.</param>
public sealed record DataContext(SchemaNode? Parent = null, bool IsOutput = false)
{
    /// <summary>The top of a datastore, or an rpc, action or notification with its own element around it.</summary>
    public static DataContext Top { get; } = new();
}
