namespace NetMcp.Audit.Journals;

/// <summary>The key of checkpoints cannot be used. The log takes records all the same: the chain goes on, and the next checkpoint vouches for them.</summary>
internal sealed class UnsignedException(Exception cause) : Exception("A checkpoint of the audit log cannot be signed.", cause);
