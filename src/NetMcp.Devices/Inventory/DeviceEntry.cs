using NetMcp.Core.Devices;

namespace NetMcp.Devices.Inventory;

/// <summary>One device of the inventory. Equal entries mean that its sessions may stay open over a reload.</summary>
public sealed record DeviceEntry
{
    /// <summary>The device's name.</summary>
    public required DeviceName Name { get; init; }

    /// <summary>A host name or an address.</summary>
    public required string Address { get; init; }

    /// <summary>The port (NETCONF over SSH: 830, RFC 6242 section 3).</summary>
    public int Port { get; init; } = 830;

    /// <summary>The port of its command line over SSH.</summary>
    public int CliPort { get; init; } = 22;

    /// <summary>The management protocol; only <c>netconf-ssh</c> so far.</summary>
    public string Protocol { get; init; } = "netconf-ssh";

    /// <summary>The user that logs in.</summary>
    public required string User { get; init; }

    /// <summary>The credential for reading.</summary>
    public required CredentialEntry Credential { get; init; }

    /// <summary>The user for changes, when another than <see cref="User"/>.</summary>
    public string? ChangeUser { get; init; }

    /// <summary>The credential for changes, when another than <see cref="Credential"/>.</summary>
    public CredentialEntry? ChangeCredential { get; init; }

    /// <summary>The tags, in order of name.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The site, if given.</summary>
    public string? Site { get; init; }

    /// <summary>The role, if given.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// The controller that the device is mounted at, if any: then address, port, user and credentials are those of the controller's northbound for this
    /// device.
    /// </summary>
    public DeviceName? Controller { get; init; }

    /// <summary>The profile's name, when it is not to be detected.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether its changes go through a candidate a session, on a kind of device that leaves the choice.</summary>
    public bool PrivateCandidate { get; init; }

    /// <summary>A folder of YANG modules, as a full path, for what the device does not give out; null for none.</summary>
    public string? YangFolder { get; init; }

    /// <summary>Whether every change is forbidden.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Algorithms for old gear.</summary>
    public DeviceAlgorithms Algorithms { get; init; } = new();

    /// <summary>The limits of its sessions.</summary>
    public DeviceLimits Limits { get; init; } = new();

    /// <summary>Whether nothing differs.</summary>
    public bool Equals(DeviceEntry? other) => other is not null && SameSessions(other) && Site == other.Site && Role == other.Role && Controller == other.Controller &&
        ReadOnly == other.ReadOnly && CliPort == other.CliPort && Tags.SequenceEqual(other.Tags) && string.Equals(Name.Value, other.Name.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Address, Port, User);

    /// <summary>Whether sessions opened for the other entry are what this entry would open: labels may differ, nothing else.</summary>
    internal bool SameSessions(DeviceEntry other) => Name == other.Name && Address == other.Address && Port == other.Port &&
        Protocol == other.Protocol && User == other.User && Credential == other.Credential && ChangeUser == other.ChangeUser &&
        ChangeCredential == other.ChangeCredential && Profile == other.Profile && PrivateCandidate == other.PrivateCandidate && YangFolder == other.YangFolder && Algorithms == other.Algorithms && Limits == other.Limits;
}
