using Microsoft.Extensions.Logging;
using NetMcp.Changes.Journals;

namespace NetMcp.Changes.Plans.Storing;

/// <summary>Plans as <c>plan.json</c>, one in the folder of each change; mode 0600, for images of configuration are in them.</summary>
internal sealed partial class FilePlanStore(ChangeOptions options, ILogger<FilePlanStore> logger) : IPlanStore
{
    private const string FileName = "plan.json";

    public Task SaveAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(plan.Id);
        if (!File.Exists(path))
        {
            DurableFiles.MakeFolder(Path.GetDirectoryName(path)!);
            DurableFiles.Write(path, PlanText.Write(plan));
        }

        return Task.CompletedTask;
    }

    public ChangePlan? Find(ChangeId id) => Read(id, out var reason) is { } plan ? plan : Log(id, reason);

    public string? WhyNot(ChangeId id) => Read(id, out var reason) is null
        ? reason is null
            ? $"There is no change {id}: list the changes for those that there are."
            : $"The plan of {id} cannot be used: {reason}. It is not applied; plan again."
        : null;

    public IEnumerable<ChangePlan> All() => Directory.Exists(options.Folder)
        ? Directory.EnumerateDirectories(options.Folder)
            .Select(folder => ChangeId.TryParse(Path.GetFileName(folder), out var id) ? Find(id) : null)
            .OfType<ChangePlan>()
            .OrderByDescending(plan => plan.CreatedAt)
            .ThenBy(plan => plan.Id.Value, StringComparer.Ordinal)
        : [];

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

    private string PathOf(ChangeId id) => Path.Combine(options.Folder, id.Value ?? "none", FileName);

    [LoggerMessage(EventId = 6100, Level = LogLevel.Error, Message = "{Change}: its plan cannot be used: {Reason}")]
    private static partial void Unusable(ILogger logger, string change, string reason);
}
