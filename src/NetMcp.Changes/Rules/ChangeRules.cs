using System.Globalization;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Files;

namespace NetMcp.Changes.Rules;

/// <summary>The rules over two small files in the folder of changes.</summary>
internal sealed class ChangeRules(ChangeOptions options, TimeProvider time) : IChangeRules, IDisposable
{
    private const int LongestKey = 200;

    private static readonly TimeSpan BudgetSpan = TimeSpan.FromHours(1);

    private readonly AdmissionAges _ages = new(time);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly PatientDisk _disk = new(options.DiskPatience);
    private readonly FreezeFile _freeze = new(Path.Combine(options.Folder, "freeze.json"));
    private readonly KeyFiles _keys = new(options.Folder);
    private readonly AdmissionFile _admissions = new(Path.Combine(options.Folder, "admitted.json"));

    public ChangeFreeze? Freeze => _freeze.Read();

    public Failure? FreezeObjection => Freeze is not { } freeze ? null : Forbidden(
        $"Changes are frozen by {freeze.By} since {freeze.At.ToString("u", CultureInfo.InvariantCulture)}{(freeze.Reason is null ? "" : ": " + freeze.Reason)}. Those under way finish; new ones wait until a person thaws them.");

    public async Task SetFreezeAsync(bool frozen, string by, string? reason, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _disk.RunAsync(() => _freeze.Write(frozen ? new ChangeFreeze(by, time.GetUtcNow(), reason) : null)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Failure? FindObjection(ChangePlan plan, ApplyRequest request)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        return Objection(plan, request, _admissions.Read());
    }

    public async Task<Outcome<bool>> AdmitAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _disk.RunAsync(() => Admit(plan, request)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<Failure?> NoteKeyAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _disk.RunAsync(() => NoteKey(plan, request)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Outcome<bool> Admit(ChangePlan plan, ApplyRequest request)
    {
        if (KeyObjection(plan, request) is { } refused)
        {
            return refused;
        }

        var kept = options.PlanLifetime > BudgetSpan ? options.PlanLifetime : BudgetSpan;
        List<Admission> admissions = [.. _admissions.Read().Where(admission => _ages.Of(admission) < kept)];
        if (admissions.Exists(admission => admission.Change == plan.Id.Value))
        {
            SaveKey(plan, request);
            return false;
        }

        if (Objection(plan, request, admissions) is { } objection)
        {
            return objection;
        }

        SaveKey(plan, request);
        admissions.Add(new Admission(plan.Id.Value, request.Caller.Key, time.GetUtcNow(), [.. plan.Devices.Select(device => device.Device.Value)]));
        _admissions.Write(admissions);
        _ages.Of(admissions[^1]);
        _ages.Keep(admissions);
        return true;
    }

    private Failure? NoteKey(ChangePlan plan, ApplyRequest request)
    {
        if (KeyObjection(plan, request) is { } refused)
        {
            return refused;
        }

        SaveKey(plan, request);
        return null;
    }

    private Failure? KeyObjection(ChangePlan plan, ApplyRequest request) => request.IdempotencyKey switch
    {
        null => null,
        { Length: 0 or > LongestKey } => new Failure(FailureCode.InvalidArgument, $"An idempotency key has 1 to {LongestKey} characters."),
        { } key when _keys.Find(request.Caller.Key, key) is { } used && used != plan.Id =>
            new Failure(FailureCode.InvalidArgument, $"This idempotency key was given with change {used}: give another one for another change."),
        _ => null,
    };

    private void SaveKey(ChangePlan plan, ApplyRequest request)
    {
        if (request.IdempotencyKey is { } key && _keys.Find(request.Caller.Key, key) is null)
        {
            _keys.Save(request.Caller.Key, key, plan.Id);
        }
    }

    private Failure? Objection(ChangePlan plan, ApplyRequest request, IReadOnlyList<Admission> admissions)
    {
        if (FreezeObjection is { } frozen)
        {
            return frozen;
        }

        if (!plan.CanBeApplied)
        {
            var errors = plan.Messages.Where(message => message.IsError).ToList();
            return new Failure(
                FailureCode.InvalidArgument,
                $"The plan has {errors.Count} errors and cannot be applied. The first, on {errors[0].Device}: {errors[0].Path} {errors[0].Text} Plan again without them.");
        }

        if (time.GetUtcNow() >= plan.ExpiresAt)
        {
            return new Failure(FailureCode.Stale, $"The plan was to be applied before {plan.ExpiresAt.ToString("u", CultureInfo.InvariantCulture)}. Plan again.");
        }

        return Promise(plan, request) ?? Budget(plan, admissions);
    }

    private static Failure? Promise(ChangePlan plan, ApplyRequest request)
    {
        var none = plan.Devices.FirstOrDefault(device => device.Abilities.Promise.Grade is not ("full" or "reduced"));
        if (none is not null)
        {
            return Forbidden($"Nothing can be promised for a change on {none.Device}. {string.Join(' ', none.Abilities.Promise.Reasons)}", none.Device);
        }

        var reduced = plan.Devices.Where(device => device.Abilities.Promise.Grade != "full").ToList();
        return reduced.Count == 0 || request.AcceptReducedSafety
            ? null
            : Forbidden(
                $"The promise is reduced on {string.Join(", ", reduced.Select(device => device.Device))}: {string.Join(' ', reduced.SelectMany(device => device.Abilities.Promise.Reasons).Distinct())} Apply with accept_reduced_safety to take it.",
                reduced[0].Device);
    }

    private Failure? Budget(ChangePlan plan, IReadOnlyList<Admission> admissions)
    {
        // The way back is never barred by what was spent on the way there.
        foreach (var device in plan.RollsBack is null ? plan.Devices : [])
        {
            var spent = admissions.Where(admission => admission.Devices.Contains(device.Device.Value, StringComparer.OrdinalIgnoreCase))
                .Select(_ages.Of).Where(age => age < BudgetSpan).OrderDescending().ToList();
            if (spent.Count >= options.ChangesPerDeviceAndHour)
            {
                return Forbidden($"{device.Device} had {spent.Count} changes in the last hour, and may have {options.ChangesPerDeviceAndHour}. Put more edits into one plan, or wait.", device.Device) with
                {
                    Retryable = true,
                    RetryAfter = BudgetSpan - spent[^options.ChangesPerDeviceAndHour],
                };
            }
        }

        return null;
    }

    private static Failure Forbidden(string message, DeviceName? device = null) => new(FailureCode.Forbidden, message) { Device = device };
}
