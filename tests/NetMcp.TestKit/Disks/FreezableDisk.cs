using System.Diagnostics;
using System.Globalization;

namespace NetMcp.TestKit.Disks;

/// <summary>
/// A disk of its own that can stop answering: an ext4 image behind a loop device, frozen as a whole. Reads go on while it is frozen; whatever writes waits in
/// the kernel, where no signal reaches it. So every freeze has a watchdog that ends it when the test does not, and the mount has one that ends with the run.
/// </summary>
public sealed class FreezableDisk : IAsyncDisposable
{
    /// <summary>The longest freeze. Longer than any guarded wait, so that a test ends by its own guard.</summary>
    private static readonly TimeSpan LongestFreeze = TimeSpan.FromSeconds(40);

    private readonly TempDirectory _image;
    private readonly TempDirectory _mount;
    private readonly Process _caretaker;
    private Process? _watchdog;

    private FreezableDisk(TempDirectory image, TempDirectory mount, Process caretaker)
    {
        _image = image;
        _mount = mount;
        _caretaker = caretaker;
    }

    /// <summary>Where it is mounted. The test itself touches nothing in there while it is frozen.</summary>
    public string Path => _mount.Path;

    /// <summary>Whether it answers no write now.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Makes and mounts one.</summary>
    public static async Task<FreezableDisk> MountAsync()
    {
        const long Bytes = 16 << 20;
        var (image, mount) = (new TempDirectory(), new TempDirectory());
        await using (var file = File.Create(image.File("disk")))
        {
            file.SetLength(Bytes);
        }

        await RunAsync("mkfs.ext4", "-q", "-F", image.File("disk"));
        await RunAsync("mount", "-o", "loop,noatime", image.File("disk"), mount.Path);

        // The pipe is the guard: when the run is killed, the kernel closes our end.
        var caretaker = Start("cat; fsfreeze -u \"$0\"; umount -l \"$0\"", mount.Path);
        return new FreezableDisk(image, mount, caretaker);
    }

    /// <summary>Has it answer no write until <see cref="ThawAsync"/>.</summary>
    public async Task FreezeAsync()
    {
        _watchdog = Start($"sleep {LongestFreeze.TotalSeconds.ToString(CultureInfo.InvariantCulture)}; fsfreeze -u \"$0\"", Path);
        await RunAsync("fsfreeze", "-f", Path);
        IsFrozen = true;
    }

    /// <summary>Has it answer again, and what waits go on. One that is not frozen stays as it is.</summary>
    public async Task ThawAsync()
    {
        if (_watchdog is { } watchdog)
        {
            (_watchdog, IsFrozen) = (null, false);
            var hasThawed = watchdog.HasExited;
            watchdog.Kill(entireProcessTree: true);
            watchdog.Dispose();
            if (hasThawed)
            {
                throw new InvalidOperationException($"the disk was frozen for {LongestFreeze.TotalSeconds} s, and was thawed by its watchdog");
            }

            await RunAsync("fsfreeze", "-u", Path);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await ThawAsync();
        }
        finally
        {
            _caretaker.StandardInput.Close();
            await _caretaker.WaitForExitAsync().Guarded();
            _caretaker.Dispose();
            _mount.Dispose();
            _image.Dispose();
        }
    }

    // A session of its own: an interrupt at the terminal ends the run, and not what tidies up behind it.
    private static Process Start(string script, string argument) =>
        Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", "exec > /dev/null 2>&1; " + script, argument]) { RedirectStandardInput = true })!;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        try
        {
            var errors = await process.StandardError.ReadToEndAsync().Guarded(program);
            await process.WaitForExitAsync().Guarded(program);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors}");
            }
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
