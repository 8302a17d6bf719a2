using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Files;

namespace NetMcp.Changes.Approvals;

/// <summary>
/// The requests, a file each in the folder of changes, which one gateway has alone. What <see cref="SaveAsync"/> took is on the disk before anybody sees it.
/// </summary>
internal sealed partial class ApprovalStore(ChangeOptions options, ILogger<ApprovalStore> logger)
{
    private const int MostBytes = 1 << 20;
    private const string FolderName = "approvals";
    private const string Ending = ".json";

    private readonly string _folder = Path.Combine(options.Folder, FolderName);
    private readonly Lock _lock = new();
    private readonly PatientDisk _disk = new(options.DiskPatience);
    private ConcurrentDictionary<string, ApprovalRequest>? _requests;

    /// <summary>All of them.</summary>
    public IEnumerable<ApprovalRequest> All() => Loaded().Values;

    /// <summary>One by its name.</summary>
    public ApprovalRequest? Find(string id) => Loaded().GetValueOrDefault(id);

    /// <summary>A name for a new one.</summary>
    public static string NewId() => "a-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Writes one.</summary>
    /// <exception cref="IOException">The disk does not take it; then it is as it was.</exception>
    public Task SaveAsync(ApprovalRequest request) => _disk.RunAsync(() =>
    {
        var all = Loaded();
        OwnedFolder.Make(_folder);
        OwnedFile.Replace(PathOf(request.Id), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request, PlanText.Json)));
        all[request.Id] = request;
    });

    /// <summary>Forgets one that has ended; what was said of it stays in the audit log.</summary>
    public async Task RemoveAsync(string id)
    {
        try
        {
            await _disk.RunAsync(() =>
            {
                OwnedFile.Delete(PathOf(id));
                Loaded().TryRemove(id, out _);
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotRemoved(logger, e, id);
        }
    }

    private string PathOf(string id) => Path.Combine(_folder, id + Ending);

    private ConcurrentDictionary<string, ApprovalRequest> Loaded()
    {
        lock (_lock)
        {
            return _requests ??= Load();
        }
    }

    private ConcurrentDictionary<string, ApprovalRequest> Load()
    {
        var all = new ConcurrentDictionary<string, ApprovalRequest>(StringComparer.Ordinal);
        foreach (var path in Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "a-*" + Ending) : [])
        {
            var id = Path.GetFileNameWithoutExtension(path);
            try
            {
                if (JsonSerializer.Deserialize<ApprovalRequest>(OwnedFile.Read(path, MostBytes), PlanText.Json) is { } request && request.Id == id)
                {
                    all[id] = request;
                    continue;
                }

                Unusable(logger, null, id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                // Counts for nothing: whoever needs an approval asks for a new one.
                Unusable(logger, e, id);
            }
        }

        return all;
    }

    [LoggerMessage(EventId = 6200, Level = LogLevel.Error, Message = "The request for approval {Request} cannot be read, or others may touch its file: it counts for nothing")]
    private static partial void Unusable(ILogger logger, Exception? exception, string request);

    [LoggerMessage(EventId = 6201, Level = LogLevel.Warning, Message = "The ended request for approval {Request} cannot be removed")]
    private static partial void NotRemoved(ILogger logger, Exception exception, string request);
}
