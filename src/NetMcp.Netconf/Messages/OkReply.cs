namespace NetMcp.Netconf.Messages;

/// <summary>Recognises the commonest reply without an XML reader; what it does not recognise goes through one.</summary>
internal static class OkReply
{
    /// <summary>Whether the message is <c>&lt;rpc-reply ...&gt; &lt;ok/&gt; &lt;/rpc-reply&gt;</c> without prefixes, and nothing else.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> message)
    {
        // From the back, where any other reply is told apart at once.
        return TryCutEnd(ref message, "</rpc-reply>"u8)
            && TryCutEnd(ref message, "<ok/>"u8)
            && (message.StartsWith("<rpc-reply"u8) || message.StartsWith("<?xml "u8))
            && MessageHead.TryRead(message, out var head, out _)
            && message[head.ContentOffset..].Trim(" \t\r\n"u8).IsEmpty;
    }

    private static bool TryCutEnd(ref ReadOnlySpan<byte> message, ReadOnlySpan<byte> end)
    {
        var trimmed = message.TrimEnd(" \t\r\n"u8);
        if (!trimmed.EndsWith(end))
        {
            return false;
        }

        message = trimmed[..^end.Length];
        return true;
    }
}
