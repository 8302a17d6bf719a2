namespace NetMcp.Netconf.Messages;

/// <summary>Recognises the commonest reply without an XML reader; what it does not recognise goes through one.</summary>
internal static class OkReply
{
    /// <summary>Whether the message is <c>&lt;rpc-reply ...&gt; &lt;ok/&gt; &lt;/rpc-reply&gt;</c> without prefixes, and nothing else.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> message)
    {
        if (!message.StartsWith("<rpc-reply"u8) && !message.StartsWith("<?xml "u8))
        {
            return false;
        }

        var content = MessageHead.TryRead(message, out var head, out _) ? message[head.ContentOffset..] : default;
        content = content.TrimStart(" \t\r\n"u8);
        if (!content.StartsWith("<ok/>"u8))
        {
            return false;
        }

        content = content["<ok/>"u8.Length..].TrimStart(" \t\r\n"u8);
        return content.StartsWith("</rpc-reply>"u8) && content["</rpc-reply>"u8.Length..].TrimStart(" \t\r\n"u8).IsEmpty;
    }
}
