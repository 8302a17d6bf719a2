using NetMcp.Changes.Journals;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Applying;

/// <summary>Puts the edit into the candidate and has the device validate it. A device without a candidate has nothing to stage.</summary>
internal static class Staging
{
    /// <summary>Stages; a failure is the device's refusal, or that its answer did not come.</summary>
    public static async Task<Failure?> StageAsync(DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.Edited != Datastore.Candidate)
        {
            return null;
        }

        await device.WriteAsync(RecordKind.Editing, cancellationToken).ConfigureAwait(false);
        var session = device.Session!;
        var edited = await session.EditAsync(Datastore.Candidate, device.Plan.EditXml, cancellationToken).ConfigureAwait(false);
        if (edited.Failure is { } refused)
        {
            return refused;
        }

        if (device.Plan.Abilities.Validate)
        {
            var validated = await session.ValidateAsync(Datastore.Candidate, cancellationToken).ConfigureAwait(false);
            if (validated.Failure is { } invalid)
            {
                return invalid;
            }
        }

        await device.WriteAsync(RecordKind.Staged, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
