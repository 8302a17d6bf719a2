using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using NetMcp.Changes.Callers;
using NetMcp.Changes.Plans.Composing;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;

namespace NetMcp.Changes.Plans;

/// <summary>Makes plans: devices side by side, all that is wrong together.</summary>
internal sealed class Planner(
    IDeviceEditor editor, IDeviceSchemas schemas, IDeviceTables tables, ISecretMasker masker, ChangeSight sight, ChangeOptions options, TimeProvider time) : IPlanner
{
    // Each has a session and a base in memory.
    private const int DevicesAtOnce = 8;

    private const int SaltDigits = 32;

    private readonly DevicePlanner _devices = new(editor, schemas, masker, options);

    public async Task<Outcome<ChangePlan>> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<DeviceName> names = [.. request.Edits.Select(edit => edit.Device).Distinct().Order()];
        var objections = RequestReading.Objections(request, names, tables.Kinds, options).Distinct().Take(20).ToList();
        if (objections.Count > 0)
        {
            return new Failure(FailureCode.InvalidArgument, masker.MaskText(string.Join(' ', objections)));
        }

        if (!TryOpen(names, request.Caller, out var accesses, out var notOpened))
        {
            return notOpened;
        }

        var edits = request.Edits.Select((edit, index) => (Number: index + 1, Edit: edit)).ToLookup(edit => edit.Edit.Device);
        var made = await EachAsync(names, device => _devices.PlanAsync(
            accesses[device], device, [.. edits[device]], [.. request.Checks.Where(check => check.Device is null || check.Device == device)], request.DryRun, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (made.All(device => device.Failure is not null))
        {
            return Together(made, request.Caller);
        }

        var checks = RequestReading.Checks(request.Checks);
        return Finish(made, checks, new Draft(request.Caller, request.Comment, RequestReading.ConfirmTimeout(request.ConfirmTimeout, checks, options))
        {
            Canaries = request.Canaries,
            BatchSize = request.BatchSize,
            RequesterConfirms = request.RequesterConfirms,
            Compensate = request.Compensate,
        });
    }

    public async Task<Outcome<ChangePlan>> PlanRollbackAsync(ChangePlan confirmed, IReadOnlyList<PostImage> left, ICaller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(confirmed);
        ArgumentNullException.ThrowIfNull(left);
        var images = left.ToDictionary(image => image.Device);
        var devices = confirmed.Devices.Where(device => images.ContainsKey(device.Device)).ToDictionary(device => device.Device);
        if (devices.Count == 0)
        {
            return new Failure(FailureCode.InvalidArgument, $"Change {confirmed.Id} left nothing on any device that could be taken back.");
        }

        if (!TryOpen([.. devices.Keys.Order()], caller, out var accesses, out var notOpened))
        {
            return notOpened;
        }

        var made = await EachAsync([.. devices.Keys.Order()], device => _devices.PlanBackAsync(accesses[device], devices[device], images[device], cancellationToken), cancellationToken).ConfigureAwait(false);

        // Half of a rollback is worse than none.
        if (made.Any(device => device.Failure is not null))
        {
            return Together(made, caller);
        }

        // The values that the change was to bring about are what goes.
        List<PlannedCheck> checks = [new(CheckKind.Reachable), .. confirmed.Checks.Where(check => check.Kind == CheckKind.NoNewAlarm)];
        return Finish(made, checks, new Draft(caller, $"Takes back {confirmed.Id}", RequestReading.ConfirmTimeout(null, checks, options)) { RollsBack = confirmed.Id });
    }

    private ChangePlan Finish(IReadOnlyList<DeviceComposition> made, IReadOnlyList<PlannedCheck> checks, Draft draft)
    {
        List<DevicePlan> devices = [.. made.Select(device => device.Plan).OfType<DevicePlan>()];
        List<PlanMessage> messages = [.. made.SelectMany(device => device.Failure is { } failure
            ? device.Messages.Append(new PlanMessage(device.Device, true, null, masker.MaskText(ShownText.Failure(failure, draft.Caller).Message)))
            : device.Messages)];
        var now = time.GetUtcNow();
        return PlanText.Seal(new ChangePlan
        {
            Id = default,
            Hash = string.Empty,
            RequestedBy = ChangeRequester.Of(draft.Caller),
            Salt = RandomNumberGenerator.GetHexString(SaltDigits, lowercase: true),
            RulesId = draft.Caller.RulesId,
            CreatedAt = now,
            ExpiresAt = now + options.PlanLifetime,
            Comment = draft.Comment,
            Devices = devices,
            Checks = [.. checks.Select(check => SecretChecks.Mask(check, masker))],
            Batches = RequestReading.Batches([.. devices.Select(device => device.Device)], draft.Canaries, draft.BatchSize),
            ConfirmTimeout = draft.ConfirmTimeout,
            RequesterConfirms = draft.RequesterConfirms,
            Compensate = draft.Compensate,
            RollsBack = draft.RollsBack,
            Messages = messages,
        });
    }

    // Before any device is asked anything.
    private bool TryOpen(
        List<DeviceName> names, ICaller caller, out Dictionary<DeviceName, DeviceAccess> accesses, [NotNullWhen(false)] out Failure? failure)
    {
        accesses = [];
        foreach (var name in names)
        {
            if (!sight.Open(caller, name, names.Count).TryGet(out var access, out failure) || (failure = access.FindObjection(GrantOperation.Plan, null, [])) is not null)
            {
                return false;
            }

            accesses.Add(name, access);
        }

        failure = null;
        return true;
    }

    private Failure Together(IReadOnlyList<DeviceComposition> made, ICaller caller)
    {
        var failures = made.Where(device => device.Failure is not null).Select(device => ShownText.Failure(device.Failure!, caller) with { Device = device.Device }).ToList();
        if (failures.Count == 1 && made.Count == 1)
        {
            return failures[0] with { Message = masker.MaskText(failures[0].Message) };
        }

        return failures[0] with
        {
            Message = masker.MaskText(string.Join('\n', failures.Select(failure => $"{failure.Device}: {failure.Message}"))),
            Retryable = failures.All(failure => failure.Retryable),
        };
    }

    private static async Task<IReadOnlyList<DeviceComposition>> EachAsync(
        IReadOnlyList<DeviceName> devices, Func<DeviceName, Task<DeviceComposition>> plan, CancellationToken cancellationToken)
    {
        var made = new ConcurrentBag<DeviceComposition>();
        await Parallel.ForEachAsync(
            devices,
            new ParallelOptions { MaxDegreeOfParallelism = DevicesAtOnce, CancellationToken = cancellationToken },
            async (device, _) => made.Add(await plan(device).ConfigureAwait(false))).ConfigureAwait(false);
        return [.. made.OrderBy(device => device.Device)];
    }

    private sealed record Draft(ICaller Caller, string? Comment, TimeSpan ConfirmTimeout)
    {
        public IReadOnlyList<DeviceName>? Canaries { get; init; }

        public int? BatchSize { get; init; }

        public bool RequesterConfirms { get; init; }

        public bool Compensate { get; init; }

        public ChangeId? RollsBack { get; init; }
    }
}
