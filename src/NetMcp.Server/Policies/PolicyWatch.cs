using System.Runtime.InteropServices;
using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Policies;

/// <summary>
/// Reloads the policy on SIGHUP, with the inventory, and when its file changes. The folder is watched rather than the file, because editors replace a file
/// by renaming another over it; events are gathered for a moment, because one save is several of them.
/// </summary>
internal sealed class PolicyWatch(PolicyStore store, IInventory inventory, TimeProvider time, ILogger<PolicyWatch> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private PosixSignalRegistration? _signal;
    private FileSystemWatcher? _watcher;
    private string? _folder;
    private ITimer? _timer;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _timer = time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
            {
                // Without this the default action would end the process.
                context.Cancel = true;
                Touch();
            });
            inventory.Changed += OnInventory;
            Watch();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            inventory.Changed -= OnInventory;
            _signal?.Dispose();
            _watcher?.Dispose();
            _timer?.Dispose();
            (_signal, _watcher, _timer, _folder) = (null, null, null, null);
        }
    }

    private void OnInventory(object? sender, InventoryChangedEventArgs e) => Touch();

    private void Touch()
    {
        lock (_gate)
        {
            _timer?.Change(Settle, Timeout.InfiniteTimeSpan);
        }
    }

    private async void Reload()
    {
        try
        {
            await store.ReloadAsync(CancellationToken.None);
            lock (_gate)
            {
                if (_timer is not null)
                {
                    Watch();
                }
            }
        }
        catch (Exception e)
        {
            // On a timer's thread it would end the process.
            PolicyLog.Faulted(logger, e);
        }
    }

    // Another file may be meant since the inventory was read again.
    private void Watch()
    {
        var folder = store.File is { } file ? Path.GetDirectoryName(file) : null;
        if (folder == _folder)
        {
            return;
        }

        _watcher?.Dispose();
        (_watcher, _folder) = (null, folder);
        if (folder is null)
        {
            return;
        }

        try
        {
            _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
            _watcher.Changed += OnEvent;
            _watcher.Created += OnEvent;
            _watcher.Deleted += OnEvent;
            _watcher.Renamed += OnEvent;

            // After an overflow of the kernel's queue nobody knows what changed: look.
            _watcher.Error += (_, _) => Touch();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            PolicyLog.NotWatched(logger, e);
        }
    }

    // "..data" is how a mounted ConfigMap is switched over.
    private void OnEvent(object sender, FileSystemEventArgs e)
    {
        var name = Path.GetFileName(store.File);
        if (e.Name == name || e.Name == "..data" || (e is RenamedEventArgs renamed && renamed.OldName == name))
        {
            Touch();
        }
    }
}
