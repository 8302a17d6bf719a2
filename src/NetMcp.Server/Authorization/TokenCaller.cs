using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;

namespace NetMcp.Server.Authorization;

/// <summary>Whoever holds a capability token or a chain, or has a grant in the configuration. Every question is answered as of now.</summary>
internal sealed class TokenCaller : IGuardedCaller
{
    private static readonly Failure Unjudged =
        new(FailureCode.AccessDenied, "Whether this is allowed cannot be told now; the gateway's log says why.") { Retryable = true };

    private readonly ChainIdentity _identity;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly MountedDevices _mounted;

    public TokenCaller(ChainIdentity identity, MountedDevices mounted, TimeProvider time, ILogger log)
    {
        _mounted = mounted;
        _identity = identity;
        _time = time;
        _log = log;
    }

    /// <inheritdoc/>
    public string Name => _identity.Chain.Principal;

    /// <inheritdoc/>
    public string Key => _identity.Key;

    /// <inheritdoc/>
    public IReadOnlyList<string> Chain => _identity.Ids;

    /// <inheritdoc/>
    public IReadOnlyList<string> Behind => _identity.Behind;

    /// <inheritdoc/>
    public bool LimitsPaths => _identity.LimitsPaths;

    /// <inheritdoc/>
    public IReadOnlyList<NodePath> Denied => _identity.Denied;

    /// <inheritdoc/>
    public string RulesId => _identity.RulesId;

    /// <inheritdoc/>
    public IReadOnlyList<BudgetOwed> Budgets => _identity.Budgets;

    /// <inheritdoc/>
    public bool Stands
    {
        get
        {
            try
            {
                return _mounted.Serve(Own) && _identity.Chain.StandingAt(_time.GetUtcNow()).Count == 0;
            }
            catch (RevocationFileException e)
            {
                AuthorizationLog.Unavailable(_log, e.Message);
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public bool ReachesEveryDevice => _identity.Chain.Links.All(link =>
        (link.Claims.Grant.Devices is not { } devices || devices == DeviceSelector.All) && (link.Claims.Grant.ReachesMounted || !_mounted.Any));

    private NetworkGrant Own => _identity.Chain.Token.Grant;

    /// <inheritdoc/>
    public bool Holds(GrantOperation operation) => _identity.Chain.Holds(operation);

    /// <inheritdoc/>
    public bool Shows(string tool) => _identity.Chain.Shows(tool);

    /// <inheritdoc/>
    public bool Shows(DeviceSummary device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return _identity.Chain.Shows(Facts(device));
    }

    /// <inheritdoc/>
    public PathAccess See(NodePath path) => _identity.Chain.Access(path);

    /// <inheritdoc/>
    public Failure? FindObjection(AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        // A device is reached directly or at its controller, as the inventory has it now. What touches no device is of whatever pattern the caller has.
        var facts = question.Device is { } device ? Facts(device) : null;
        var request = new AccessRequest
        {
            Pattern = facts?.Pattern ?? Own.Pattern,
            Controller = facts is null ? Own.Controller : facts.Controller,
            Operation = question.Operation,
            Tool = question.Tool,
            Device = facts,
            Datastore = question.Datastore,
            Paths = question.Paths,
            DevicesInChange = question.DevicesInChange,
        };
        try
        {
            var decision = _identity.Chain.Decide(request, _time.GetUtcNow());
            return decision.IsAllowed ? null : new Failure(FailureCode.AccessDenied, Explain(decision.Refusals)) { Device = question.Device?.Name };
        }
        catch (RevocationFileException e)
        {
            AuthorizationLog.Unavailable(_log, e.Message);
            return Unjudged;
        }
    }

    private static DeviceFacts Facts(DeviceSummary device) => new(device.Name, device.Tags, device.Site, device.Controller);

    // Which link it was says how the caller came by its chain, and helps nobody to ask for less.
    private static string Explain(IReadOnlyList<Refusal> refusals) => string.Join(' ', refusals.Select(refusal => refusal.Message).Distinct(StringComparer.Ordinal));
}
