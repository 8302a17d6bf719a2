using NetMcp.Core.Access;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Chains;

/// <summary>
/// A chain whose signatures, keys and hashes hold. What it allows is what the token and every link allow together, judged anew for each request,
/// because times pass, tokens are revoked, and tags and inventories change.
/// </summary>
public sealed class VerifiedChain
{
    /// <summary>Stands for the one grant that has no token. Shorter than a <c>jti</c> can be, so that no token has this name.</summary>
    private const string LocalId = "local";

    private readonly TimeSpan _skew;
    private readonly IRevocations _revocations;
    private readonly List<(string Id, string Subject)> _names;

    internal VerifiedChain(IReadOnlyList<ChainLink> links, TimeSpan skew, IRevocations revocations)
    {
        Links = links;
        _skew = skew;
        _revocations = revocations;
        _names = [.. links.Select(link => (link.Id, link.Claims.Subject))];
    }

    /// <summary>The token and its links, oldest first.</summary>
    public IReadOnlyList<ChainLink> Links { get; }

    /// <summary>The token of the authority.</summary>
    public TokenClaims Token => Links[0].Claims;

    /// <summary>The last link, or the token itself.</summary>
    public TokenClaims Last => Links[^1].Claims;

    /// <summary>The principal: whom the authority named. Whom a link names is a label of whoever made the link.</summary>
    public string Principal => Token.Subject;

    /// <summary>When the first of the links expires.</summary>
    public DateTimeOffset ExpiresAt => Links.Min(link => link.Claims.ExpiresAt);

    /// <summary>Whether any link limits paths: then what cannot be judged by paths must not be run.</summary>
    public bool LimitsPaths => Links.Any(link => link.Claims.Grant.Paths.AreLimiting);

    /// <summary>The budgets of the token and of every link, all of which a call is debited to.</summary>
    public IReadOnlyList<BudgetOwed> Budgets => [.. Links.Where(link => link.Claims.Grant.Budgets.AreLimiting).Select(link => new BudgetOwed(TokenIds.CountedAs(link.Id), link.Claims.Grant.Budgets))];

    /// <summary>A grant that needs no token: that of somebody whom the configuration of the verifier itself names. It does not expire and cannot be revoked.</summary>
    /// <param name="principal">The name.</param>
    /// <param name="grant">What it may do.</param>
    public static VerifiedChain OfPrincipal(string principal, NetworkGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var claims = new TokenClaims
        {
            Subject = principal,
            IssuedAt = DateTimeOffset.MinValue,
            NotBefore = DateTimeOffset.MinValue,
            ExpiresAt = DateTimeOffset.MaxValue,
            Id = LocalId,
            Grant = grant,
        };
        return new VerifiedChain([new ChainLink(LocalId, claims)], TimeSpan.Zero, NoRevocations.Instance);
    }

    /// <summary>What is the matter with the chain as a whole at a time: an end that has come, a revocation. Empty when it stands.</summary>
    public IReadOnlyList<Refusal> StandingAt(DateTimeOffset now) => Standing(now);

    /// <summary>Whether the grants of all links hold an operation.</summary>
    public bool Holds(GrantOperation operation) =>
        (operation != GrantOperation.Approve || Links.Count == 1) && Links.All(link => link.Claims.Grant.Operations?.Contains(operation) != false);

    /// <summary>Says whether a request is allowed now.</summary>
    /// <param name="request">The request.</param>
    /// <param name="now">The time.</param>
    public AccessDecision Decide(AccessRequest request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var refusals = Standing(now);
        if (request.Operation == GrantOperation.Approve && Links.Count > 1)
        {
            refusals.Add(new Refusal(RefusalCode.Operation, "", "Only whom the authority named may approve; this token was handed on."));
        }

        for (var i = 0; i < Links.Count; i++)
        {
            GrantCheck.Check(Links[i].Claims.Grant, request, ChainText.Place(i, ""), refusals);
        }

        var paths = request.Paths.Select(Access).ToList();
        if (!paths.TrueForAll(access => GrantCheck.IsEnough(access, request.Operation)))
        {
            refusals.Add(new Refusal(RefusalCode.Path, "", "The grant does not reach all of these nodes."));
        }

        return new AccessDecision(refusals, paths, Budgets);
    }

    /// <summary>Whether a tool is there for the caller at all: what it may not call is not listed.</summary>
    public bool Shows(string tool) => Links.All(link => link.Claims.Grant.Tools?.Any(pattern => pattern.Matches(tool)) != false);

    /// <summary>Whether a device is there for the caller at all: what it may not reach is not listed, completed or told from one that does not exist.</summary>
    public bool Shows(DeviceFacts device) => Links.All(link => GrantCheck.Reaches(link.Claims.Grant, device));

    /// <summary>What may be seen of a node and of all below it, by all links together.</summary>
    public PathAccess Access(NodePath path)
    {
        var least = PathAccess.Allowed;
        foreach (var link in Links)
        {
            var access = link.Claims.Grant.Paths.Decide(path);
            least = access < least ? access : least;
        }

        return least;
    }

    /// <summary>What is the matter with the chain as a whole at a time.</summary>
    internal List<Refusal> Standing(DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        var revoked = _revocations.FindRevoked(_names, Token.IssuedAt);
        for (var i = 0; i < Links.Count; i++)
        {
            var claims = Links[i].Claims;
            // The skew is added to our own time: a holder may write an exp at the end of the calendar.
            if (now - _skew >= claims.ExpiresAt)
            {
                refusals.Add(new Refusal(RefusalCode.Expired, ChainText.Place(i, "exp"), "It has expired."));
            }

            if (now + _skew < claims.NotBefore || now + _skew < claims.IssuedAt)
            {
                refusals.Add(new Refusal(RefusalCode.NotYetValid, ChainText.Place(i, "nbf"), "It is not valid yet."));
            }

            if (revoked.Contains(i))
            {
                refusals.Add(new Refusal(RefusalCode.Revoked, ChainText.Place(i, ""), "It was revoked, and all that descends from it."));
            }
        }

        return refusals;
    }
}
