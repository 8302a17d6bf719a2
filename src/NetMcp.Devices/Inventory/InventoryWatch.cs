using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NetMcp.Devices.Inventory;

/// <summary>
/// Reloads on SIGHUP and when the files change. Folders are watched rather than files, because editors and deployments replace a
/// file by renaming another over it; events are gathered for a moment, because one save is several of them.
/// </summary>
internal sealed class InventoryWatch(InventoryStore store, TimeProvider time, ILogger<InventoryWatch> logger) : IHostedService, IDisposable
{
    internal static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    private const string FragmentFolder = "conf.d";

    private readonly Lock _gate = new();
    private readonly List<IDisposable> _watching = [];
    private FileSystemWatcher? _fragments;
    private ITimer? _timer;
    private bool _byOperator;

    private string Folder => Path.GetDirectoryName(store.MainFile)!;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _timer = time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _watching.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
            {
                // Without this the default action would end the process.
                context.Cancel = true;
                Touch(byOperator: true);
            }));
            if (Watch(Folder) is { } main)
            {
                _watching.Add(main);
            }

            WatchFragments();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _watching.ForEach(watch => watch.Dispose());
            _watching.Clear();
            _fragments?.Dispose();
            _fragments = null;
            _timer?.Dispose();
            _timer = null;
        }
    }

    /// <summary>Something changed: reload when nothing more has changed for a moment.</summary>
    /// <param name="byOperator">Whether a person asked.</param>
    internal void Touch(bool byOperator = false)
    {
        lock (_gate)
        {
            _byOperator |= byOperator;
            _timer?.Change(Settle, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>
    /// Whether an event is about the configuration, by its new name or its old one. known_hosts often lies in the same folder and is written by
    /// us, and logs are rotated there; "..data" is how a mounted ConfigMap is switched over.
    /// </summary>
    internal static bool Concerns(FileSystemEventArgs e) => IsConfiguration(e.Name) || (e is RenamedEventArgs renamed && IsConfiguration(renamed.OldName));

    private static bool IsConfiguration(string? path) =>
        Path.GetFileName(path) is FragmentFolder or "..data" || Path.GetExtension(path) is ".yaml" or ".yml";

    private void Reload()
    {
        bool byOperator;
        lock (_gate)
        {
            byOperator = _byOperator;
            _byOperator = false;
        }

        try
        {
            store.Reload(byOperator);
        }
        catch (Exception e)
        {
            // On a timer's thread it would end the process.
            logger.ReloadFaulted(e);
        }
    }

    private void WatchFragments()
    {
        _fragments?.Dispose();
        var folder = Path.Combine(Folder, FragmentFolder);
        _fragments = Directory.Exists(folder) ? Watch(folder) : null;
    }

    private FileSystemWatcher? Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += OnEvent;
            watcher.Created += OnEvent;
            watcher.Deleted += OnEvent;
            watcher.Renamed += OnEvent;
            // After an overflow of the kernel's queue nobody knows what changed: look.
            watcher.Error += (_, _) => Touch();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            logger.NotWatched(e);
            return null;
        }
    }

    private void OnEvent(object sender, FileSystemEventArgs e)
    {
        if (Path.GetFileName(e.Name) == FragmentFolder || (e is RenamedEventArgs renamed && Path.GetFileName(renamed.OldName) == FragmentFolder))
        {
            lock (_gate)
            {
                if (_timer is not null)
                {
                    WatchFragments();
                }
            }
        }

        if (Concerns(e))
        {
            Touch();
        }
    }
}
