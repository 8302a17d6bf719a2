using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Loading;

/// <summary>
/// Loads the requested modules, then what these import and include, and so on (RFC 7950 sections 7.1.5 and 7.1.6). Breadth first: a chain
/// of imports of any length takes no stack.
/// </summary>
internal sealed class ModuleLoader(CompileContext context)
{
    private readonly SourceReader _reader = new(context);
    private readonly Dictionary<(string Name, string? Revision), ModuleDraft?> _asked = [];
    private readonly Dictionary<(string Name, string? Revision), ModuleDraft> _loaded = [];
    private readonly Dictionary<string, ModuleDraft> _requested = new(StringComparer.Ordinal);

    public void Load()
    {
        foreach (var requested in context.Request.Modules)
        {
            if (_requested.TryGetValue(requested.Name, out var other))
            {
                if (requested.Revision is not null && other.Revision != requested.Revision)
                {
                    context.Error(
                        DiagnosticIds.TwoRevisions,
                        other.Main.Root,
                        $"Revision {Quote.Of(other.Revision)} is implemented, so revision {Quote.Of(requested.Revision)} cannot be implemented too.");
                }

                continue;
            }

            if (Find(requested.Name, requested.Revision, at: null) is { } module)
            {
                module.Requested = requested;
                _requested.Add(module.Name, module);
            }
        }

        // The list grows while it is walked.
        for (var i = 0; i < context.Modules.Count; i++)
        {
            Link(context.Modules[i]);
        }

        CycleCheck.Run(context);
        NamespaceCheck.Run(context);
    }

    private void Link(ModuleDraft module)
    {
        for (var i = 0; i < module.Units.Count; i++)
        {
            Include(module, module.Units[i]);
            Import(module.Units[i]);
        }

        module.Schema.Submodules = [.. module.Units.Skip(1).Select(unit => unit.Name)];
    }

    private void Include(ModuleDraft module, SourceUnit unit)
    {
        foreach (var include in unit.Root.FindAll("include"))
        {
            var name = include.Argument ?? "";
            var revision = include.Find("revision-date")?.Argument;
            var known = module.Units.FirstOrDefault(other => other.IsSubmodule && other.Name == name);
            if (known is not null && revision is not null && known.Revision != revision)
            {
                context.Error(DiagnosticIds.RevisionMismatch, include, $"Revision {Quote.Of(known.Revision)} of this submodule is included elsewhere.");
            }

            unit.IncludeEdges.Add((include, known ?? IncludeNew(module, unit, include, name, revision)));
        }
    }

    private SourceUnit? IncludeNew(ModuleDraft module, SourceUnit unit, YangStatement include, string name, string? revision)
    {
        if (_reader.Read(name, revision, "submodule", include) is not { } submodule)
        {
            return null;
        }

        var owner = submodule.Root.Find("belongs-to")?.Argument;
        if (owner != module.Name)
        {
            context.Error(
                DiagnosticIds.BelongsToMismatch,
                include,
                $"The submodule {Quote.Of(name)} belongs to {Quote.Of(owner)}, not to {Quote.Of(module.Name)}.");
            return null;
        }

        if (submodule.IsYang11 != module.Main.IsYang11)
        {
            context.Error(DiagnosticIds.VersionMismatch, include, $"The submodule {Quote.Of(name)} and its module are of different YANG versions.");
        }

        if (unit.IsSubmodule && module.Main.IsYang11)
        {
            context.Error(
                DiagnosticIds.IncludeNotInModule,
                include,
                $"The module {Quote.Of(module.Name)} does not include {Quote.Of(name)}; a module includes all its submodules.");
        }

        submodule.Module = module;
        module.Units.Add(submodule);
        return submodule;
    }

    private void Import(SourceUnit unit)
    {
        foreach (var import in unit.Root.FindAll("import"))
        {
            var revision = import.Find("revision-date")?.Argument;
            var target = Find(import.Argument ?? "", revision, import);
            if (unit.IsSubmodule && ReferenceEquals(target, unit.Module))
            {
                context.Error(DiagnosticIds.ImportCycle, import, "A submodule does not import the module that it belongs to.");
            }

            unit.ImportEdges.Add((import, target));
            var prefix = import.Find("prefix")?.Argument ?? "";
            if (prefix == unit.Prefix || !unit.Imports.TryAdd(prefix, target))
            {
                context.Error(DiagnosticIds.PrefixInUse, import, $"The prefix {Quote.Of(prefix)} is in use in this text already.");
            }

            if (revision is not null && target is { Main.IsYang11: true } && !unit.IsYang11)
            {
                context.Error(DiagnosticIds.VersionMismatch, import, "A module of YANG 1 cannot import a revision of a YANG 1.1 module.");
            }
        }
    }

    private ModuleDraft? Find(string name, string? revision, YangStatement? at)
    {
        // Without a revision any will do, and the one that is implemented is meant (RFC 7950 section 5.6.5).
        if (revision is null && _requested.TryGetValue(name, out var implemented))
        {
            return implemented;
        }

        if (_asked.TryGetValue((name, revision), out var before) || _loaded.TryGetValue((name, revision), out before))
        {
            if (before is null && at is not null)
            {
                context.Error(DiagnosticIds.ModuleNotFound, at, $"The module {Quote.Of(name)} could not be had.");
            }

            return before;
        }

        ModuleDraft? module = null;
        if (_reader.Read(name, revision, "module", at) is { } unit && !_loaded.TryGetValue((name, unit.Revision), out module))
        {
            module = new(unit);
            _loaded.Add((name, unit.Revision), module);
            context.Modules.Add(module);
        }

        _asked.Add((name, revision), module);
        return module;
    }
}
