using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>A session on a fake device.</summary>
internal sealed class FakeEditSession(FakeDevice device, uint id) : IEditSession
{
    public DeviceName Device => device.Name;

    public uint SessionId => id;

    public EditAbilities Abilities => device.Abilities;

    public Task<Outcome<Done>> LockAsync(Datastore datastore, CancellationToken cancellationToken) =>
        Run("lock", Word(datastore), () => device.Lock(this, datastore));

    public Task<Outcome<Done>> UnlockAsync(Datastore datastore, CancellationToken cancellationToken) =>
        Run("unlock", Word(datastore), () => device.Unlock(this, datastore));

    public Task<Outcome<DataTree>> ReadAsync(Datastore datastore, IReadOnlyList<DataPath> subtrees, CancellationToken cancellationToken) =>
        device.RunAsync<DataTree>(this, "read", Word(datastore), () =>
        {
            var selected = FakeConfig.Select(datastore == Datastore.Candidate ? device.Candidate : device.Running, subtrees);
            return XmlDataReader.Read(string.Concat(selected.Elements()), device.Schema).Tree!;
        });

    public Task<Outcome<string?>> ReadCommitIdAsync(CancellationToken cancellationToken) =>
        device.CommitId is null ? Task.FromResult<Outcome<string?>>((string?)null) : device.RunAsync<string?>(this, "read-commit-id", "", () => device.CommitId);

    public Task<Outcome<bool>> IsCandidateDirtyAsync(CancellationToken cancellationToken) =>
        device.RunAsync<bool>(this, "is-dirty", "", () => device.IsDirty);

    public Task<Outcome<Done>> EditAsync(Datastore datastore, string configXml, CancellationToken cancellationToken) =>
        Run("edit", Word(datastore), () =>
        {
            if (device.IsLockedByAnother(this, datastore))
            {
                return device.Refused("in-use");
            }

            var (config, tag, about) = FakeConfig.Edit(datastore == Datastore.Candidate ? device.Candidate : device.Running, configXml, device.Schema);
            if (config is null)
            {
                return device.Refused(tag!, about);
            }

            if (datastore == Datastore.Candidate)
            {
                device.Candidate = config;
            }
            else
            {
                device.Running = config;
            }

            return Done.WithoutWarnings;
        });

    public Task<Outcome<Done>> ValidateAsync(Datastore datastore, CancellationToken cancellationToken) =>
        Run("validate", Word(datastore), () => device.Validator?.Invoke(datastore == Datastore.Candidate ? device.Candidate : device.Running) is { } problem
            ? device.Refused("operation-failed", problem)
            : Done.WithoutWarnings);

    public Task<Outcome<Done>> DiscardAsync(CancellationToken cancellationToken) => Run("discard", "", () =>
    {
        if (device.IsLockedByAnother(this, Datastore.Candidate))
        {
            return device.Refused("in-use");
        }

        device.Candidate = new System.Xml.Linq.XElement(device.Running);
        return Done.WithoutWarnings;
    });

    public Task<Outcome<Done>> CommitConfirmedAsync(TimeSpan timeout, string? persist, string? persistId, string? comment, CancellationToken cancellationToken) =>
        Run("commit-confirmed", "", () => device.Commit(this, timeout, persist, persistId, comment));

    public Task<Outcome<Done>> CommitAsync(string? persistId, string? comment, CancellationToken cancellationToken) =>
        Run("commit", "", () => device.Commit(this, null, null, persistId, comment));

    public Task<Outcome<Done>> CancelCommitAsync(string? persistId, CancellationToken cancellationToken) => Run("cancel", "", () => device.Cancel(persistId));

    public Task<Outcome<Done>> KillSessionAsync(uint sessionId, CancellationToken cancellationToken) =>
        Run("kill", $"{sessionId}", () => device.Kill(sessionId));

    public Task<Outcome<Done>> SaveStartupAsync(CancellationToken cancellationToken) => Run("save", "", () =>
    {
        device.SaveStartup();
        return Done.WithoutWarnings;
    });

    public ValueTask DisposeAsync()
    {
        device.Close(this);
        return ValueTask.CompletedTask;
    }

    private Task<Outcome<Done>> Run(string operation, string about, Func<Outcome<Done>> run) => device.RunAsync(this, operation, about, run);

    private static string Word(Datastore datastore) => datastore.ToString().ToLowerInvariant();
}
