using System.Collections.Immutable;
using System.Text;
using System.Xml;
using NetMcp.Devices.Profiles;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Editing;

/// <summary>Reads the id of a device's last commit. Nothing rests on it, so a refusal, or an answer that holds none, is null.</summary>
internal static class CommitIdRead
{
    // Junos has some 20 characters, IOS XR 10.
    private const int MaxLength = 64;

    private const int ChunkCharacters = 256;

    public static async Task<string?> ExecuteAsync(NetconfSession session, CommitIdPlace place, CancellationToken cancellationToken)
    {
        if (await session.ExecuteAsync(new AnyRpc(RpcRequest.FromXml(place.Xml)), cancellationToken).ConfigureAwait(false) is not RpcOutcome<RpcReply>.Success { Value: var reply })
        {
            return null;
        }

        await using (reply.ConfigureAwait(false))
        {
            var id = reply.HasContent
                ? await reply.ReadContentAsync((reader, token) => FindAsync(reader, place.Path, token), cancellationToken).ConfigureAwait(false)
                : null;
            return reply.Errors.Count == 0 ? id : null;
        }
    }

    // Read to its end in any case, holding nothing: of a reply that is left early the session may be closed.
    private static async ValueTask<string?> FindAsync(XmlReader reader, ImmutableArray<string> path, CancellationToken cancellationToken)
    {
        var outer = reader.Depth;
        var open = new Stack<string>();
        string[] outwards = [.. path.Reverse()];
        string? id = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (open.Count > reader.Depth - outer)
            {
                open.Pop();
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                open.Push(reader.LocalName);
            }
            else if (id is null && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && open.Take(path.Length).SequenceEqual(outwards))
            {
                id = await TextAsync(reader).ConfigureAwait(false);
            }
        }
        while ((reader.Depth > outer || !reader.IsEmptyElement) && await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > outer);
        return id;
    }

    // It is shown to people and agents: a word, or it is not taken for an id.
    private static async Task<string?> TextAsync(XmlReader reader)
    {
        var text = new StringBuilder();
        var chunk = new char[ChunkCharacters];
        int count;
        while ((count = await reader.ReadValueChunkAsync(chunk, 0, chunk.Length).ConfigureAwait(false)) > 0)
        {
            text.Append(chunk, 0, text.Length > ChunkCharacters ? 0 : count);
        }

        var id = text.ToString().Trim();
        return id.Length is > 0 and <= MaxLength && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':') ? id : null;
    }
}
