using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Yang.Data;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Gathers what is wrong on one device. What it is told of as secret does not come out in any text.</summary>
internal sealed class MessageList(DeviceName device, ISecretMasker masker)
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
