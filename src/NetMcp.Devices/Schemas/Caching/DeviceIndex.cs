using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;

namespace NetMcp.Devices.Schemas.Caching;

/// <summary>What each device's models were when it was last asked, on disk: a file a device, with hashes in the place of texts.</summary>
internal sealed class DeviceIndex(string folder, ILogger logger)
{
    // The largest devices have a few thousand modules of a few hundred bytes each here.
    private const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>What is known of the device, or null.</summary>
    public async Task<ModuleSet?> FindAsync(DeviceName device, CancellationToken cancellationToken)
    {
        var path = PathOf(device);
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes)
            {
                return null;
            }

            var read = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), IndexJson.Default.IndexFile);
            return read is { Format: IndexFile.CurrentFormat, Modules: { } modules } && modules.Texts.All(text => IsHash(text.Hash)) ? modules : null;
        }
        catch (JsonException)
        {
            logger.CacheFileWrong(path);
        }
        catch (Exception e) when (CacheFolder.IsUnusable(e))
        {
            // The store of texts has said so, or will.
        }

        return null;
    }

    /// <summary>Keeps what is known of a device.</summary>
    public async Task KeepAsync(DeviceName device, ModuleSet modules, CancellationToken cancellationToken)
    {
        try
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new IndexFile { Format = IndexFile.CurrentFormat, Modules = modules }, IndexJson.Default.IndexFile);
            await CacheFolder.WriteAsync(PathOf(device), content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (CacheFolder.IsUnusable(e))
        {
            // As above: the device is asked again after the next start.
        }
    }

    // A hash is a part of a path.
    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);

    private string PathOf(DeviceName device) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(device.Value.ToLowerInvariant()))) + ".json");
}
