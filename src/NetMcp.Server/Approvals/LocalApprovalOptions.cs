namespace NetMcp.Server.Approvals;

/// <summary>The socket of approvals on the gateway's own machine.</summary>
/// <param name="Socket">Its path.</param>
/// <param name="Mode">Who may connect.</param>
internal sealed record LocalApprovalOptions(string Socket, UnixFileMode Mode);
