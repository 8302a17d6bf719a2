using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Devices.Schemas.Fetching;

/// <summary>
/// A folder of modules that the inventory names, with its subfolders: files called <c>name.yang</c> or <c>name@revision.yang</c>
/// (RFC 7950 section 5.2). Looked through once, when it is opened.
/// </summary>
internal sealed class ModuleFolder
{
    private readonly Dictionary<string, List<(string? Revision, string Path)>> _byName = new(StringComparer.Ordinal);
    private readonly int _maxCharacters;

    private ModuleFolder(int maxCharacters) => _maxCharacters = maxCharacters;

    /// <summary>Changes when a file is added, removed or written.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>The names of the modules and submodules, by their files.</summary>
    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>Looks through the folder. One that is not there, or cannot be read, has no modules.</summary>
    public static ModuleFolder Open(string path, SchemaLimits limits)
    {
        var folder = new ModuleFolder(limits.MaxModuleCharacters);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = limits.MaxFolderDepth,
            IgnoreInaccessible = true,
            // A link could lead around in a circle.
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        if (!Directory.Exists(path))
        {
            return folder;
        }

        var files = new DirectoryInfo(path).EnumerateFiles("*.yang", options).Take(limits.MaxFolderFiles).OrderBy(file => file.FullName, StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n")));
            folder.Add(file.FullName);
        }

        folder.Fingerprint = Convert.ToHexStringLower(hash.GetCurrentHash());
        return folder;
    }

    /// <summary>The module; without a revision the latest there is. A file whose text is of another name or revision than asked for is passed over.</summary>
    public async Task<ModuleSource?> FindAsync(ModuleKey module, CancellationToken cancellationToken)
    {
        if (!_byName.TryGetValue(module.Name, out var files))
        {
            return null;
        }

        foreach (var (revision, path) in files.OrderByDescending(file => file.Revision, StringComparer.Ordinal))
        {
            if ((revision is null || module.Revision is null || revision == module.Revision) &&
                await ReadAsync(path, cancellationToken).ConfigureAwait(false) is { Head: { } head } source &&
                head.Name == module.Name && (module.Revision is null || head.Revision == module.Revision))
            {
                return source;
            }
        }

        return null;
    }

    private void Add(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        var at = stem.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? stem : stem[..at];
        if (!_byName.TryGetValue(name, out var files))
        {
            _byName.Add(name, files = []);
        }

        files.Add((at < 0 ? null : stem[(at + 1)..], path));
    }

    private async Task<ModuleSource?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > _maxCharacters)
            {
                return null;
            }

            return ModuleSource.Of(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
