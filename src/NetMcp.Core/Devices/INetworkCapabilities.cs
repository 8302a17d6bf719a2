namespace NetMcp.Core.Devices;

/// <summary>Tells what the network has, from what the gateway knows without asking anybody.</summary>
public interface INetworkCapabilities
{
    /// <summary>What is known now; cheap enough for every greeting.</summary>
    NetworkCapabilities Current { get; }
}
