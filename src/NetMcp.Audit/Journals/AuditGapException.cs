namespace NetMcp.Audit.Journals;

/// <summary>Records that were on the disk are missing or changed: nothing is written behind them until an operator took note.</summary>
internal sealed class AuditGapException(string finding) : IOException(finding);
