namespace NetMcp.Devices.Inventory;

/// <summary>A password that a program prints: the first line of its standard output. No shell is involved.</summary>
/// <param name="Name">The credential's name.</param>
/// <param name="Command">The program, as a full path, and its arguments.</param>
/// <param name="Timeout">How long it may take.</param>
public sealed record HelperCredential(string Name, IReadOnlyList<string> Command, TimeSpan Timeout) : CredentialEntry(Name)
{
    /// <summary>Whether nothing differs.</summary>
    public bool Equals(HelperCredential? other) =>
        other is not null && Name == other.Name && Timeout == other.Timeout && Command.SequenceEqual(other.Command);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Timeout, Command.Count);
}
