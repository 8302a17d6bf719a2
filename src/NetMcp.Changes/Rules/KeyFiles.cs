using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetMcp.Files;

namespace NetMcp.Changes.Rules;

/// <summary>
/// Which change an idempotency key was given with: a small file a key, named by the hash of requester and key. It counts as long as the folder of its
/// change is there, so a repeated call is known as long as there is anything to answer it with.
/// </summary>
internal sealed class KeyFiles(string folder)
{
    private readonly string _keys = Path.Combine(folder, "keys");

    /// <summary>The change that a requester gave a key with; null when there is none, or none any more.</summary>
    public ChangeId? Find(string requester, string key)
    {
        var path = PathOf(requester, key);
        return File.Exists(path) && ChangeId.TryParse(File.ReadAllText(path), out var change) && Directory.Exists(Path.Combine(folder, change.Value)) ? change : null;
    }

    /// <summary>Binds a key to a change; it is on the disk when it returns.</summary>
    public void Save(string requester, string key, ChangeId change)
    {
        OwnedFolder.Make(_keys);
        OwnedFile.Replace(PathOf(requester, key), Encoding.UTF8.GetBytes(change.Value));
    }

    private string PathOf(string requester, string key) =>
        Path.Combine(_keys, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string[]>([requester, key]))));
}
