namespace NetMcp.Server.Hosting;

/// <summary>Why the gateway did not start.</summary>
internal enum GatewayStartFailure
{
    /// <summary>The listen address cannot be read.</summary>
    AddressMalformed,

    /// <summary>The listen address can be reached from other hosts, and authorization or TLS is not configured.</summary>
    AddressNotLoopback,

    /// <summary>The address is in use, or may not be bound.</summary>
    AddressUnavailable,

    /// <summary>The configuration or the inventory is wrong.</summary>
    ConfigurationInvalid,
}
