using System.Text;

namespace NetMcp.Bench.Load;

/// <summary>One tools/call as the bytes of an HTTP request, made before the clock runs.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments, as JSON.</param>
/// <param name="Expected">What an answer that is none of a refusal holds.</param>
internal sealed record ReadRequest(string Tool, string Arguments, string Expected)
{
    private const string Meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"bench\",\"version\":\"1\"},\"io.modelcontextprotocol/clientCapabilities\":{}}";

    /// <summary>The request, with a token and a proof where there are some.</summary>
    public byte[] To(Uri endpoint, (string Chain, string Proof)? credential)
    {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + Tool + "\",\"arguments\":" + Arguments + "," + Meta + "}}";
        var authorization = credential is var (chain, proof) ? $"Authorization: DPoP {chain}\r\nDPoP: {proof}\r\n" : string.Empty;
        return Encoding.ASCII.GetBytes(
            $"POST {endpoint.AbsolutePath} HTTP/1.1\r\nHost: {endpoint.Authority}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n" +
            $"MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: {Tool}\r\n{authorization}Content-Length: {body.Length}\r\n\r\n{body}");
    }
}
