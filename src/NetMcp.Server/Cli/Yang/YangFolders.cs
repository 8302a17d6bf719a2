using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;

namespace NetMcp.Server.Cli.Yang;

/// <summary>
/// Modules from files: those named on the command line, then those in the search folders and what is below them, called <c>name.yang</c>
/// or <c>name@revision.yang</c> (RFC 7950 section 5.2).
/// </summary>
internal sealed class YangFolders : IModuleSources
{
    private const int DeepestFolder = 8;

    private readonly Dictionary<string, List<(string? Revision, string Path)>> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YangSource> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YangSource?> _read = new(StringComparer.Ordinal);

    /// <summary>Looks through the folders.</summary>
    /// <exception cref="CliException">One of them is no folder.</exception>
    public YangFolders(IEnumerable<string> folders)
    {
        // A link could lead around in a circle.
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestFolder,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                throw new CliException(CliExitCode.Usage, $"There is no folder {folder}.");
            }

            foreach (var path in Directory.EnumerateFiles(folder, "*.yang", options).Order(StringComparer.Ordinal))
            {
                Add(path);
            }
        }
    }

    /// <summary>Takes a file in whatever it is called, before all that the folders have.</summary>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public YangParseResult Take(string path)
    {
        var source = Read(path) ?? throw new CliException(CliExitCode.Usage, $"{path} cannot be read.");
        var parsed = YangParser.Parse(source);
        if (parsed.Root is { Argument: { } name } root)
        {
            _named.TryAdd(name, source);
            _named.TryAdd(name + "@" + Revision(root), source);
        }

        return parsed;
    }

    /// <summary>The latest revision date of a module or submodule, or null.</summary>
    public static string? Revision(YangStatement root) => root.FindAll("revision").Max(revision => revision.Argument);

    /// <inheritdoc/>
    public YangSource? Find(string name, string? revision)
    {
        if (_named.TryGetValue(revision is null ? name : name + "@" + revision, out var named))
        {
            return named;
        }

        return _found.TryGetValue(name, out var files)
            ? files.Where(file => revision is null || file.Revision is null || file.Revision == revision)
                .OrderByDescending(file => file.Revision, StringComparer.Ordinal)
                .Select(file => Read(file.Path))
                .FirstOrDefault(source => source is not null && (revision is null || source.Text.Contains(revision, StringComparison.Ordinal)))
            : null;
    }

    private void Add(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        var at = stem.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? stem : stem[..at];
        if (!_found.TryGetValue(name, out var files))
        {
            _found.Add(name, files = []);
        }

        files.Add((at < 0 ? null : stem[(at + 1)..], path));
    }

    private YangSource? Read(string path)
    {
        if (!_read.TryGetValue(path, out var source))
        {
            try
            {
                source = new YangSource(path, File.ReadAllText(path));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                source = null;
            }

            _read.Add(path, source);
        }

        return source;
    }
}
