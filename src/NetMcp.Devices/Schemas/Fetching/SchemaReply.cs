using System.Text;
using System.Xml;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Schemas.Fetching;

/// <summary>Asks a device for one module by get-schema (RFC 6022 section 3.1).</summary>
internal static class SchemaReply
{
    /// <summary>The module's text, or why there is none, in a few words of ours.</summary>
    public static async Task<(string? Text, string? Problem)> AskAsync(NetconfSession session, ModuleKey module, int maxCharacters, CancellationToken cancellationToken)
    {
        switch (await session.ExecuteAsync(new GetSchema { Identifier = module.Name, Version = module.Revision, Format = null }, cancellationToken).ConfigureAwait(false))
        {
            case RpcOutcome<RpcReply>.NotSupported:
                return (null, "the device gives out no modules (no ietf-netconf-monitoring)");
            case RpcOutcome<RpcReply>.Refused:
                return (null, "the device does not give it out");
            case RpcOutcome<RpcReply>.Success success:
                await using (success.Value.ConfigureAwait(false))
                {
                    return await ReadAsync(success.Value, maxCharacters, cancellationToken).ConfigureAwait(false);
                }

            default:
                throw new InvalidOperationException("An outcome of no known kind.");
        }
    }

    private static async ValueTask<(string? Text, string? Problem)> ReadAsync(RpcReply reply, int maxCharacters, CancellationToken cancellationToken)
    {
        var text = reply.HasContent
            ? await reply.ReadContentAsync((reader, _) => ReadTextAsync(reader, maxCharacters), cancellationToken).ConfigureAwait(false)
            : new StringBuilder();
        return text switch
        {
            null => (null, $"it is longer than {maxCharacters} characters"),
            _ when string.IsNullOrWhiteSpace(text.ToString()) || reply.Errors.Count > 0 => (null, "the device gave an empty answer for it"),
            _ => (text.ToString(), null),
        };
    }

    /// <summary>The text of the data element; null when it is too long. Elements in it are no YANG, and what stands in them is left out.</summary>
    private static async ValueTask<StringBuilder?> ReadTextAsync(XmlReader reader, int maxCharacters)
    {
        var text = new StringBuilder();
        var chunk = new char[4096];
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.Depth != depth + 1 || reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            for (int read; (read = await reader.ReadValueChunkAsync(chunk, 0, chunk.Length).ConfigureAwait(false)) > 0;)
            {
                text.Append(chunk, 0, read);
                if (text.Length > maxCharacters)
                {
                    return null;
                }
            }
        }

        return text;
    }
}
