using NetMcp.Core.Schemas;
using NetMcp.Devices.Schemas.Advertised;
using NetMcp.Netconf.Session;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Schemas.Fetching;

/// <summary>
/// Gathers the texts of all modules that a device announces, and of those that they import and include: from the device, and what it does
/// not give out from a folder. What was gathered stays when a session is lost, and the next one goes on with the rest.
/// </summary>
internal sealed class ModuleFetch(ModuleFolder? folder, SchemaLimits limits, IReadOnlyCollection<string>? withheld = null)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ModuleKey, ModuleText> _texts = [];
    private readonly Dictionary<string, string> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<NeededModule, DegradedModule> _missing = [];
    private readonly HashSet<NeededModule> _asked = [];
    private readonly List<DegradedModule> _mismatches = [];
    private AdvertisedModules _advertised = new(SchemaSource.Hello, []);
    private long _characters;
    private int _sessions;
    private NeededModule? _underWay;

    /// <summary>The contents of the texts, by hash.</summary>
    public Dictionary<string, string> Contents => _contents;

    /// <summary>Called with each text when it is there.</summary>
    public Func<ModuleSource, Task> Gathered { get; init; } = _ => Task.CompletedTask;

    /// <summary>Takes what an earlier fetch of the same device had gathered.</summary>
    public void Resume(ModuleSet earlier, IReadOnlyDictionary<string, string> contents)
    {
        foreach (var text in earlier.Texts.Where(text => contents.ContainsKey(text.Hash)))
        {
            var announced = new NeededModule(new ModuleKey(text.Name, text.AnnouncedRevision ?? text.Revision), text.IsSubmodule);
            Take(announced, ModuleSource.Of(contents[text.Hash]));
        }
    }

    /// <summary>Gathers what is not there yet.</summary>
    /// <exception cref="NetconfException">The session was lost; call again with another.</exception>
    public async Task RunAsync(NetconfSession? session, AdvertisedModules advertised, CancellationToken cancellationToken)
    {
        _advertised = advertised;
        if (_sessions++ > 0 && _underWay is { } fatal)
        {
            // The session ended over this one module, asked for alone.
            _missing[fatal] = new DegradedModule(fatal.Key.ToString(), "the device closed the session when it was asked for it", IsMissing: true);
        }

        // A session that is lost with many questions on the wire does not tell which of them did it.
        var parallel = _sessions == 1 ? limits.FetchParallel : 1;
        for (var wanted = Missing(); wanted.Count > 0; wanted = Missing())
        {
            await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, async (needed, token) =>
            {
                _underWay = parallel == 1 ? needed : null;
                await GatherAsync(session, needed, token).ConfigureAwait(false);
                _underWay = null;
            }).ConfigureAwait(false);
        }
    }

    /// <summary>What there is now.</summary>
    /// <param name="stamp">For <see cref="ModuleSet.Stamp"/>.</param>
    /// <param name="isEnd">Whether all was asked for; else the fetch broke off.</param>
    public ModuleSet Result(string stamp, bool isEnd)
    {
        lock (_gate)
        {
            return new ModuleSet
            {
                Stamp = stamp,
                Source = _advertised.Source,
                Modules = _advertised.Modules,
                Texts = [.. _texts.Values.Distinct().OrderBy(text => text.Name, StringComparer.Ordinal).ThenBy(text => text.Revision, StringComparer.Ordinal)],
                Problems = [.. _missing.Values.Concat(_mismatches).OrderBy(problem => problem.Name, StringComparer.Ordinal)],
                IsComplete = isEnd && _missing.Count == 0,
            };
        }
    }

    /// <summary>What is announced or needed, not there, and was not looked for in vain.</summary>
    private List<NeededModule> Missing()
    {
        lock (_gate)
        {
            // What was looked for in vain by its revision was looked for by its name alone too.
            var inVain = _missing.Keys.Select(needed => needed.Key.Name).ToHashSet(StringComparer.Ordinal);
            var wanted = Announced().Concat(_asked).Distinct().Where(needed => !_texts.ContainsKey(needed.Key) && !_missing.ContainsKey(needed)).ToList();
            var named = wanted.Where(needed => needed.Key.Revision is not null).Select(needed => needed.Key.Name).ToHashSet(StringComparer.Ordinal);
            return [.. wanted.Where(needed => needed.Key.Revision is not null || !(inVain.Contains(needed.Key.Name) || named.Contains(needed.Key.Name)))];
        }
    }

    private IEnumerable<NeededModule> Announced()
    {
        foreach (var module in _advertised.Modules)
        {
            yield return new NeededModule(new ModuleKey(module.Name, module.Revision), IsSubmodule: false);
            foreach (var submodule in module.Submodules)
            {
                yield return new NeededModule(submodule, IsSubmodule: true);
            }
        }

        // netconfd lists a module of deviations in the hello alone; others name it only in the module that it deviates.
        var named = _advertised.Modules.Select(module => module.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var deviation in _advertised.Modules.SelectMany(module => module.Deviations).Where(name => !named.Contains(name)))
        {
            yield return new NeededModule(new ModuleKey(deviation, null), IsSubmodule: false);
        }
    }

    private async Task GatherAsync(NetconfSession? session, NeededModule needed, CancellationToken cancellationToken)
    {
        if (LimitInTheWay() is { } limit)
        {
            Miss(needed, limit);
            return;
        }

        var (source, problem) = await FromDeviceAsync(session, needed.Key, cancellationToken).ConfigureAwait(false);
        if (source is null || (source.Head is not null && source.Head.Name != needed.Key.Name))
        {
            problem ??= "the device gives out another module under this name";
            source = folder is null ? null : await folder.FindAsync(needed.Key, cancellationToken).ConfigureAwait(false);
            problem += folder is null ? "; a 'yang_folder' could have it" : ", and it is not in the folder of modules";
        }

        if (source is null)
        {
            Miss(needed, problem!);
            return;
        }

        await Gathered(source).ConfigureAwait(false);
        Take(needed, source);
    }

    private async Task<(ModuleSource? Source, string? Problem)> FromDeviceAsync(NetconfSession? session, ModuleKey module, CancellationToken cancellationToken)
    {
        if (session is null)
        {
            return (null, "the device gives out no modules");
        }

        if (withheld?.Contains(module.Name) == true)
        {
            return (null, "devices of this kind do not survive being asked for it");
        }

        var (text, problem) = await SchemaReply.AskAsync(session, module, limits.MaxModuleCharacters, cancellationToken).ConfigureAwait(false);
        if (text is null && module.Revision is not null)
        {
            // Some devices announce a revision and know the module by another one, or by its name alone.
            (text, var again) = await SchemaReply.AskAsync(session, module with { Revision = null }, limits.MaxModuleCharacters, cancellationToken).ConfigureAwait(false);
            problem = again;
        }

        return (text is null ? null : ModuleSource.Of(text), problem);
    }

    private void Take(NeededModule needed, ModuleSource source)
    {
        lock (_gate)
        {
            var revision = source.Head is null ? needed.Key.Revision : source.Head.Revision;
            var differs = needed.Key.Revision is not null && revision != needed.Key.Revision;
            var text = new ModuleText(needed.Key.Name, revision, source.Head?.IsSubmodule ?? needed.IsSubmodule, source.Hash)
            {
                AnnouncedRevision = differs ? needed.Key.Revision : null,
            };
            if (differs)
            {
                _mismatches.Add(new DegradedModule(needed.Key.ToString(), $"the text given for it is of revision {Shown(revision)}", IsMissing: false));
            }

            if (_contents.TryAdd(source.Hash, source.Text))
            {
                _characters += source.Text.Length;
            }

            _texts[needed.Key] = text;
            _texts.TryAdd(new ModuleKey(text.Name, revision), text);
            _texts.TryAdd(new ModuleKey(text.Name, null), text);
            foreach (var more in source.Head?.Needs ?? [])
            {
                _asked.Add(more);
            }
        }
    }

    private string? LimitInTheWay()
    {
        lock (_gate)
        {
            return _contents.Count >= limits.MaxModules ? $"the device has more than {limits.MaxModules} modules"
                : _characters >= limits.MaxTotalCharacters ? $"the device's modules have more than {limits.MaxTotalCharacters} characters"
                : null;
        }
    }

    private void Miss(NeededModule needed, string problem)
    {
        lock (_gate)
        {
            _missing[needed] = new DegradedModule(needed.Key.ToString(), problem, IsMissing: true);
        }
    }

    // A text is a device's: what stands as its revision may be anything.
    private static string Shown(string? revision) => revision switch
    {
        null => "none",
        { Length: 10 } when revision.All(c => char.IsAsciiDigit(c) || c == '-') => revision,
        _ => "another form",
    };
}
