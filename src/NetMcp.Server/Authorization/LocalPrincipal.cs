using NetMcp.Core.Access;
using NetMcp.Core.Reading;
using NetMcp.Devices.Inventory;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;

namespace NetMcp.Server.Authorization;

/// <summary>The principal of standard input and output: named, with the grant of the configuration.</summary>
internal sealed class LocalPrincipal
{
    /// <summary>Everything but to approve: what an agent that works here asks for is approved by somebody else.</summary>
    private static readonly NetworkGrant Standard = new()
    {
        Pattern = DeploymentPattern.Gateway,
        ReachesMounted = true,
        Devices = DeviceSelector.All,
        Tools = [ToolPattern.TryParse("*", out var all) ? all : throw new FormatException()],
        Operations = [GrantOperation.Read, GrantOperation.Measure, GrantOperation.Plan, GrantOperation.Apply],
        Datastores = Enum.GetValues<Datastore>(),
    };

    public LocalPrincipal(IEnumerable<AuthorizationSettings> settings, MountedDevices mounted, TimeProvider time, ILogger<LocalPrincipal> log)
    {
        var local = settings.LastOrDefault()?.Local ?? new LocalPrincipalSettings();
        var grant = local.Grant is { } text ? LocalGrant.Read(text).Value ?? throw new InvalidOperationException("The grant was checked when the configuration was read.") : Standard;

        // Where the configuration gives no name, that of the user whom the operating system runs this process as.
        Caller = new TokenCaller(ChainIdentity.OfPrincipal(VerifiedChain.OfPrincipal(local.Name ?? Environment.UserName, grant)), mounted, time, log);
    }

    /// <summary>The principal.</summary>
    public TokenCaller Caller { get; }
}
