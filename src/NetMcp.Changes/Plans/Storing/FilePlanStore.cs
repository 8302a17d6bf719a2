using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using NetMcp.Changes.Journals;
using NetMcp.Files;

namespace NetMcp.Changes.Plans.Storing;

/// <summary>
/// Plans as <c>plan.json</c>, one in the folder of each change; mode 0600, for images of configuration are in them. Lists are made of
/// <c>header.json</c> beside it, which is read once: no plan is believed for what its header says, and a header that is not there is made again.
/// </summary>
internal sealed partial class FilePlanStore(ChangeOptions options, TimeProvider time, ILogger<FilePlanStore> logger) : IPlanStore
{
    private const string FileName = "plan.json";
    private const string HeaderName = "header.json";

    /// <summary>How long a plan stays that nobody applied and nobody can apply any more: somebody may still ask what it was.</summary>
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(1);

    private static readonly TimeSpan BetweenRemovals = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ChangeId, PlanHeader> _headers = new();

    // A folder that a plan is just being put into is not to be taken for one that a death left empty.
    private readonly Lock _writing = new();
    private readonly PatientDisk _disk = new(options.DiskPatience);
    private DateTimeOffset _removed = DateTimeOffset.MinValue;

    public Task SaveAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        cancellationToken.ThrowIfCancellationRequested();
        return _disk.RunAsync(() => Save(plan));
    }

    public ChangePlan? Find(ChangeId id) => Read(id, out var reason) is { } plan ? plan : Log(id, reason);

    public string? WhyNot(ChangeId id) => Read(id, out var reason) is null
        ? reason is null
            ? $"There is no change {id}: list the changes for those that there are."
            : $"The plan of {id} cannot be used: {reason}. It is not applied; plan again."
        : null;

    public IEnumerable<PlanHeader> All() => Ids()
        .Select(FindHeader)
        .OfType<PlanHeader>()
        .OrderByDescending(plan => plan.CreatedAt)
        .ThenBy(plan => plan.Id.Value, StringComparer.Ordinal);

    public void RemoveExpired()
    {
        var now = time.GetUtcNow();
        var removed = 0;
        lock (_writing)
        {
            _removed = now;
            foreach (var id in Ids().ToList())
            {
                try
                {
                    removed += TryRemove(id, now) ? 1 : 0;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // It is in nobody's way; the next time will show.
                    NotRemoved(logger, e, id.Value);
                }
            }
        }

        if (removed > 0)
        {
            Removed(logger, removed);
        }
    }

    private void Save(ChangePlan plan)
    {
        lock (_writing)
        {
            var path = PathOf(plan.Id);
            if (!File.Exists(path))
            {
                OwnedFolder.Make(Path.GetDirectoryName(path)!);
                OwnedFile.Replace(path, Encoding.UTF8.GetBytes(PlanText.Write(plan)));
                KeepHeader(PlanHeader.Of(plan));
            }

            if (time.GetUtcNow() - _removed >= BetweenRemovals)
            {
                RemoveExpired();
            }
        }
    }

    private bool TryRemove(ChangeId id, DateTimeOffset now)
    {
        var folder = FolderOf(id);
        if (File.Exists(Path.Combine(folder, FileChangeJournals.FileName)))
        {
            // Applied, or begun to be: what was done is kept for good.
            return false;
        }

        // Without a plan it is what a death left of a saving or of a removal. A plan that cannot be read is left to a person.
        if (File.Exists(PathOf(id)) && !(FindHeader(id) is { } plan && now - plan.ExpiresAt > KeptAfterExpiry))
        {
            return false;
        }

        // The header first: a plan without one is found again after a death, a header without a plan is nothing.
        File.Delete(Path.Combine(folder, HeaderName));
        Directory.Delete(folder, recursive: true);
        _headers.TryRemove(id, out _);
        return true;
    }

    private IEnumerable<ChangeId> Ids()
    {
        if (!Directory.Exists(options.Folder))
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories(options.Folder))
        {
            if (ChangeId.TryParse(Path.GetFileName(folder), out var id))
            {
                yield return id;
            }
        }
    }

    private PlanHeader? FindHeader(ChangeId id)
    {
        if (_headers.TryGetValue(id, out var known))
        {
            return known;
        }

        if ((ReadHeader(id) ?? (Find(id) is { } plan ? PlanHeader.Of(plan) : null)) is { } header)
        {
            return _headers.GetOrAdd(id, header);
        }

        return null;
    }

    private PlanHeader? ReadHeader(ChangeId id)
    {
        try
        {
            return File.Exists(PathOf(id)) ? PlanText.ReadHeader(File.ReadAllText(Path.Combine(FolderOf(id), HeaderName)), id) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void KeepHeader(PlanHeader header)
    {
        _headers[header.Id] = header;
        try
        {
            OwnedFile.WriteRemakeable(Path.Combine(FolderOf(header.Id), HeaderName), Encoding.UTF8.GetBytes(PlanText.WriteHeader(header)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The plan is on the disk, and says the same.
        }
    }

    // A reason of null: there is none.
    private ChangePlan? Read(ChangeId id, out string? reason)
    {
        reason = null;
        string text;
        try
        {
            text = File.ReadAllText(PathOf(id));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = "its file cannot be read";
            return null;
        }

        return PlanText.TryRead(text, id, out var plan, out reason) ? plan : null;
    }

    private ChangePlan? Log(ChangeId id, string? reason)
    {
        if (reason is not null)
        {
            Unusable(logger, id.Value, reason);
        }

        return null;
    }

    private string FolderOf(ChangeId id) => Path.Combine(options.Folder, id.Value ?? "none");

    private string PathOf(ChangeId id) => Path.Combine(FolderOf(id), FileName);

    [LoggerMessage(EventId = 6100, Level = LogLevel.Error, Message = "{Change}: its plan cannot be used: {Reason}")]
    private static partial void Unusable(ILogger logger, string change, string reason);

    [LoggerMessage(EventId = 6101, Level = LogLevel.Information, Message = "{Plans} plans removed that nobody applied and nobody can apply any more")]
    private static partial void Removed(ILogger logger, int plans);

    [LoggerMessage(EventId = 6102, Level = LogLevel.Warning, Message = "{Change}: its plan is over, and cannot be removed")]
    private static partial void NotRemoved(ILogger logger, Exception exception, string change);
}
