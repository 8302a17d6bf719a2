namespace NetMcp.Netconf.Operations;

/// <summary>The value of an operation whose answer is just ok (RFC 6241 section 4.4).</summary>
public readonly record struct RpcOk;
