using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing.Printing;

/// <summary>An element of an edit-config: on the way to edits, or with one on it.</summary>
/// <param name="node">Its node; null for the element around all.</param>
/// <param name="identity">Which of its siblings it is.</param>
internal sealed class EditElement(DataNode? node, NodeIdentity identity)
{
    private readonly Dictionary<NodeIdentity, EditElement> _byIdentity = [];
    private readonly List<EditElement> _children = [];

    public DataNode? Node { get; } = node;

    public NodeIdentity Identity { get; } = identity;

    public DataEdit? Edit { get; private set; }

    public IReadOnlyList<EditElement> Children => _children;

    /// <summary>Puts an edit on its place below this element.</summary>
    public void Place(DataEdit edit)
    {
        var path = new Stack<DataNode>();
        for (var current = edit.Node; current is not null; current = current.Parent)
        {
            path.Push(current);
        }

        var element = this;
        foreach (var step in edit.Steps)
        {
            element = element.Child(step, path.Pop());
        }

        element.Edit = edit;
    }

    private EditElement Child(NodeIdentity identity, DataNode child)
    {
        if (!_byIdentity.TryGetValue(identity, out var element))
        {
            element = new EditElement(child, identity);
            _byIdentity.Add(identity, element);
            _children.Add(element);
        }

        return element;
    }
}
