using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Files;

namespace NetMcp.Changes.Journals;

/// <summary>Images as files in the folder of the change, mode 0600.</summary>
internal sealed class FileChangeImages(ChangeOptions options) : IChangeImages
{
    private readonly PatientDisk _disk = new(options.DiskPatience);

    /// <inheritdoc/>
    public Task SaveAsync(ChangeId change, DeviceName device, ImageKind kind, string text) => _disk.RunAsync(() =>
    {
        OwnedFolder.Make(Path.Combine(options.Folder, change.Value));
        OwnedFile.Replace(PathOf(change, device, kind), Encoding.UTF8.GetBytes(text));
    });

    /// <inheritdoc/>
    public string? Find(ChangeId change, DeviceName device, ImageKind kind)
    {
        var path = PathOf(change, device, kind);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    // Names of devices compare without regard to case, names of files do not. A name has no separator in it and begins with a letter or digit.
    private string PathOf(ChangeId change, DeviceName device, ImageKind kind) =>
        Path.Combine(options.Folder, change.Value, $"{device.Value.ToLowerInvariant()}.{Ending(kind)}");

    private static string Ending(ImageKind kind) => kind switch
    {
        ImageKind.Before => "before.xml",
        ImageKind.After => "after.xml",
        ImageKind.AfterHash => "after.sha256",
        _ => "persist-id",
    };
}
