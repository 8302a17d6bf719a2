using Microsoft.Extensions.Hosting;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Files;

namespace NetMcp.Changes.Running;

/// <summary>Takes the folder of changes for this gateway alone and what a death left in it in hand, before anything new is begun.</summary>
internal sealed class ChangesHost(ChangeRuns runs, IPlanStore plans, ChangeOptions options, IHostApplicationLifetime? lifetime = null) : IHostedService, IDisposable
{
    private FileStream? _folder;
    private CancellationTokenRegistration? _stopping;

    /// <inheritdoc/>
    /// <exception cref="ChangesUnavailableException">Another gateway works on the same folder, or it cannot be written.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            OwnedFolder.Make(options.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ChangesUnavailableException($"The folder of changes cannot be made: {e.Message}", e);
        }

        try
        {
            _folder = new FileStream(Path.Combine(options.Folder, "gateway.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            // Two would undo each other's changes.
            throw new ChangesUnavailableException($"Another gateway works on the folder of changes {options.Folder}; each needs a data folder of its own.", e);
        }

        // Calls under way are waited for before any service is stopped, and some of them wait for a change.
        _stopping = lifetime?.ApplicationStopping.Register(runs.BeginStop);
        await runs.RecoverAsync(cancellationToken).ConfigureAwait(false);
        plans.RemoveExpired();
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await runs.StopAsync(cancellationToken).ConfigureAwait(false);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping?.Dispose();
        _folder?.Dispose();
        _folder = null;
    }
}
