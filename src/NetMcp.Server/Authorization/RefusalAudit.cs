using System.Globalization;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Server.Mcp.Http;

namespace NetMcp.Server.Authorization;

/// <summary>
/// Puts refused requests into the audit log so that nobody outside can fill the disk with them: of those alike (the same error from the same address) the first
/// in a minute is written at once, and of the rest how many they were. Past a number of addresses a minute all others are one.
/// </summary>
internal sealed class RefusalAudit : BackgroundService
{
    /// <summary>The most kinds that are told apart in a minute.</summary>
    public const int MostKinds = 64;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly (string Code, string? Address) Others = ("others", null);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Code, string? Address), long> _more = [];
    private readonly IAuditLog _audit;
    private readonly TimeProvider _time;
    private readonly ILogger<RefusalAudit> _log;

    public RefusalAudit(IAuditLog audit, TimeProvider time, ILogger<RefusalAudit> log)
    {
        _audit = audit;
        _time = time;
        _log = log;
    }

    /// <summary>Records a request that was refused before or beside MCP (a foreign Host or Origin, another's session, a body that is none), or counts it.</summary>
    public async ValueTask WriteAsync(HttpContext http, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(refusal);
        var code = string.Create(CultureInfo.InvariantCulture, $"http_{refusal.Status}");
        var principal = (http.User as CallerPrincipal)?.Caller.Name;
        if (IsFirst((code, $"{Address(http)} {principal}")))
        {
            await RecordAsync(Of(http, code, refusal.Message) with { Principal = principal });
        }
    }

    /// <summary>Records a refusal, or counts it.</summary>
    public async ValueTask WriteAsync(HttpContext http, GateRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(refusal);
        var code = refusal.Error ?? "no_credential";
        if (IsFirst((code, Address(http))))
        {
            if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
            {
                AuthorizationLog.Unavailable(_log, refusal.Reason);
            }
            else
            {
                AuthorizationLog.Refused(_log, refusal.Reason);
            }

            await RecordAsync(Of(http, code, refusal.Reason));
        }
    }

    /// <summary>Writes how many were not written, and begins a new minute.</summary>
    public async Task SummarizeAsync()
    {
        KeyValuePair<(string Code, string? Address), long>[] more;
        lock (_lock)
        {
            more = [.. _more];
            _more.Clear();
        }

        foreach (var ((code, address), count) in more.Where(kind => kind.Value > 0))
        {
            await RecordAsync(new AuditRecord
            {
                Kind = AuditKind.Refused,
                Outcome = AuditOutcome.Refused,
                Code = code,
                Reason = string.Create(CultureInfo.InvariantCulture, $"{count} more of these in a minute."),
                Client = new AuditClient(null, null, address),
            });
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SummarizeAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Window, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SummarizeAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The gateway stops.
        }
    }

    private static string? Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    private static AuditRecord Of(HttpContext http, string code, string reason) => new()
    {
        Kind = AuditKind.Refused,
        Outcome = AuditOutcome.Refused,
        Code = code,
        Reason = reason,
        Client = new AuditClient(null, null, Address(http)),
        Tool = $"{http.Request.Method} {http.Request.Path}",
    };

    private bool IsFirst((string Code, string? Address) kind)
    {
        lock (_lock)
        {
            if (!_more.ContainsKey(kind) && _more.Count >= MostKinds)
            {
                kind = Others;
            }

            // The first of the others is counted too: the number of addresses that can cause a record is what is bounded.
            var first = !_more.TryGetValue(kind, out var count) && kind != Others;
            _more[kind] = first ? 0 : count + 1;
            return first;
        }
    }

    private async ValueTask RecordAsync(AuditRecord record)
    {
        try
        {
            await _audit.WriteAsync(record, AuditUrgency.Read, CancellationToken.None);
        }
        catch (AuditUnavailableException e)
        {
            // It was refused all the same.
            AuthorizationLog.NotAudited(_log, e.Message);
        }
    }
}
