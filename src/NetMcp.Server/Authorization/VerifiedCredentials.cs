namespace NetMcp.Server.Authorization;

/// <summary>
/// What credentials that were verified stand for, by their exact text, the key that their presenter held, and the key set that they were verified with. The
/// longest unused make room. Only what was good comes in, so that a stranger cannot push others out; whether it still stands is judged at each use.
/// </summary>
/// <typeparam name="T">What does not change between the requests that present one.</typeparam>
internal sealed class VerifiedCredentials<T>
    where T : class
{
    /// <summary>The most credentials.</summary>
    public const int Capacity = 2048;

    /// <summary>The most characters of all of them together.</summary>
    public const int MaxCharacters = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Text, string? Thumbprint), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _characters;

    /// <summary>What a credential stands for, if it was verified with these keys: this object, and no other with the same keys in it.</summary>
    public T? Find(string text, string? thumbprint, object keys)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((text, thumbprint), out var node))
            {
                return null;
            }

            if (!ReferenceEquals(node.Value.Keys, keys))
            {
                Remove(node);
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Verified;
        }
    }

    /// <summary>Keeps what one stands for.</summary>
    public void Add(string text, string? thumbprint, object keys, T verified)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue((text, thumbprint), out var before))
            {
                Remove(before);
            }

            _entries.Add((text, thumbprint), _byUse.AddFirst(new Entry(text, thumbprint, keys, verified)));
            _characters += text.Length;
            while (_entries.Count > Capacity || _characters > MaxCharacters)
            {
                Remove(_byUse.Last!);
            }
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove((node.Value.Text, node.Value.Thumbprint));
        _characters -= node.Value.Text.Length;
    }

    private sealed record Entry(string Text, string? Thumbprint, object Keys, T Verified);
}
