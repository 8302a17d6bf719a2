namespace NetMcp.Audit;

/// <summary>Somebody to whom the audit log is sent besides, and who says what it has taken.</summary>
public interface ILogReceiver
{
    /// <summary>A short name for the file that keeps how far it has come; letters only.</summary>
    string Name { get; }

    /// <summary>Sends lines of the log, each with its line feed; when the call returns they are taken.</summary>
    /// <exception cref="IOException">They are not, or not for certain: they will be sent again.</exception>
    Task SendAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellationToken);
}
