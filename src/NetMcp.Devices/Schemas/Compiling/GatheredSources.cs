using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;

namespace NetMcp.Devices.Schemas.Compiling;

/// <summary>The gathered texts, for the compiler.</summary>
internal sealed class GatheredSources : IModuleSources
{
    private readonly Dictionary<ModuleKey, ModuleText> _texts = [];
    private readonly IReadOnlyDictionary<string, string> _contents;

    public GatheredSources(IReadOnlyList<ModuleText> texts, IReadOnlyDictionary<string, string> contents)
    {
        _contents = contents;
        foreach (var text in texts.OrderBy(text => text.Revision, StringComparer.Ordinal))
        {
            _texts[new ModuleKey(text.Name, text.Revision)] = text;
            // Without a revision the latest is meant; it comes last.
            _texts[new ModuleKey(text.Name, null)] = text;
        }

        foreach (var text in texts.Where(text => text.AnnouncedRevision is not null))
        {
            // An import by the revision that the device announces means this text, if there is no text of that revision.
            _texts.TryAdd(new ModuleKey(text.Name, text.AnnouncedRevision), text);
        }
    }

    public YangSource? Find(string name, string? revision) => _texts.TryGetValue(new ModuleKey(name, revision), out var text)
        ? new YangSource(new ModuleKey(name, text.Revision).ToString(), _contents[text.Hash])
        : null;
}
