using NetMcp.Changes.Callers;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Yang.Data;
using NetMcp.Yang.Validation;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Gathers what is wrong on one device. What it is told of as secret does not come out in any text.</summary>
internal sealed class MessageList(DeviceName device, ISecretMasker masker, INodeAccess? access = null)
{
    // Shorter ones would tear other words apart; the leafs that they stand in are masked by their place.
    private const int ShortestHidden = 3;
    private const int Most = 100;
    private const int LongestText = 1000;

    private readonly ILeafMasker _leafs = masker.ForLeafs();
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly List<PlanMessage> _messages = [];
    private int _unkept;

    public IReadOnlyList<PlanMessage> Messages => _unkept == 0
        ? _messages
        : [.. _messages, new PlanMessage(device, true, null, $"There are {_unkept} more of these.")];

    public bool HasErrors => _unkept > 0 || _messages.Any(message => message.IsError);

    public ILeafMasker Leafs => _leafs;

    /// <summary>Whether some nodes are hidden from whom the messages are for.</summary>
    public bool IsLimited => access is { LimitsPaths: true };

    /// <summary>What a finding of the validation says; a condition, and what is missing in a node, may be of nodes that are hidden.</summary>
    public string TextOf(ValidationError error) => !IsLimited ? error.Message
        : error.Rule is ValidationRule.Must or ValidationRule.When or ValidationRule.LeafRef or ValidationRule.InstanceIdentifier ? $"A condition of the models does not hold here ({error.ErrorAppTag ?? error.ErrorTag})."
        : NodePath.TryParse(error.InstancePath, out var node) && access!.See(node) == PathAccess.Allowed ? error.Message
        : $"The models do not let it be so ({error.ErrorAppTag ?? error.ErrorTag}).";

    /// <summary>What a device says: its tag, and where some nodes are hidden nothing more, as its words may name any.</summary>
    public string TextOf(DeviceRpcError error) => IsLimited || error.Message is null ? error.Tag : $"{error.Tag}, {error.Message}";

    /// <summary>Where a device says that it is; null where that may be hidden.</summary>
    public string? PathOf(DeviceRpcError error) => IsLimited ? null : error.Path;

    /// <summary>What a failure says.</summary>
    public string TextOf(Failure failure) => access is null ? failure.Message : ShownText.Failure(failure, access).Message;

    /// <summary>A difference without what is hidden; null when nothing is left.</summary>
    public string? Seen(string? difference) => access is null ? difference : ShownText.Difference(difference, access);

    public bool IsSecretName(string name) => masker.IsSecretName(name);

    public void Error(string? path, string text) => Add(true, path, text);

    public void Warn(string? path, string text) => Add(false, path, text);

    /// <summary>Keeps the secrets of a tree out of all later messages.</summary>
    public void Hide(DataTree tree)
    {
        foreach (var leaf in LeafsOf(tree.Roots))
        {
            if (leaf.Value is { Length: >= ShortestHidden } value && _leafs.Show(leaf) != value)
            {
                _hidden.Add(value);
            }
        }
    }

    /// <summary>The leafs of nodes, in document order.</summary>
    public static IEnumerable<DataNode> LeafsOf(IEnumerable<DataNode> nodes) =>
        nodes.SelectMany(node => node.Value is null ? LeafsOf(node.Children) : [node]);

    private void Add(bool isError, string? path, string text)
    {
        if (_messages.Count >= Most)
        {
            _unkept++;
            return;
        }

        _messages.Add(new PlanMessage(device, isError, path is null ? null : Show(path), Show(text)));
    }

    private string Show(string text)
    {
        foreach (var secret in _hidden.OrderByDescending(secret => secret.Length))
        {
            text = text.Replace(secret, ISecretMasker.Mask, StringComparison.Ordinal);
        }

        var shown = masker.MaskText(text);
        return shown.Length <= LongestText ? shown : shown[..LongestText] + "...";
    }
}
