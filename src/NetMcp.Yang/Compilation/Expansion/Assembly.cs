using NetMcp.Yang.Compilation.Augments;
using NetMcp.Yang.Compilation.Deviations;
using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.LeafRefs;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Templates;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>
/// Puts the drafts of all implemented modules together. Which modules are implemented shows on the way: an augment, a deviation or a
/// leafref path of an implemented module makes the module it names implemented (RFC 7950 section 5.6.5).
/// </summary>
internal sealed class Assembly
{
    private readonly CompileContext _context;
    private readonly TypeResolver _types;
    private readonly DraftBuilder _builder;
    private readonly AugmentApplier _augments;
    private readonly DeviationApplier _deviations;
    private readonly Queue<ModuleDraft> _pending = new();
    private readonly HashSet<YangType> _seen = new(ReferenceEqualityComparer.Instance);

    public Assembly(CompileContext context, FeatureSet features, TypeResolver types)
    {
        _context = context;
        _types = types;
        _builder = new(context, features);
        _augments = new(context, _builder, new(features));
        _deviations = new(context, _builder);
    }

    public DraftBuilder Builder => _builder;

    public void Run()
    {
        foreach (var module in _context.Modules)
        {
            if (module.Requested is not null || _context.Request.ImplementImports)
            {
                Implement(module, at: null);
            }
        }

        while (_pending.Count > 0)
        {
            while (_pending.TryDequeue(out var module))
            {
                TakeIn(module);
            }

            _augments.ApplyReady();
            _deviations.ApplyReady();
            FollowLeafRefs();
        }

        _augments.ReportWaiting();
        _deviations.ReportWaiting();
    }

    private void TakeIn(ModuleDraft module)
    {
        foreach (var unit in module.Units)
        {
            _builder.Build(unit.Root, unit.Scope, parent: null, module.Roots, module);
        }

        TemplateReader.Read(_context, module, _builder);
        _augments.RootsAdded(module);
        foreach (var unit in module.Units)
        {
            foreach (var statement in unit.Root.FindAll("augment"))
            {
                if (SchemaNodePath.Read(_context, statement, unit.Scope) is { } path)
                {
                    path.ForEach(step => Implement(step.Module, statement));
                    _augments.Add(new(statement, unit.Scope, module, path));
                }
            }

            foreach (var statement in unit.Root.FindAll("deviation"))
            {
                if (SchemaNodePath.Read(_context, statement, unit.Scope) is { } path)
                {
                    path.ForEach(step => Implement(step.Module, statement));
                    _deviations.Add(new(statement, unit.Scope, module, path));
                }
            }
        }
    }

    private void FollowLeafRefs()
    {
        foreach (var leaf in _builder.NewLeafs)
        {
            if (!leaf.IsDisabled && leaf.Find("type") is { } type && _types.Resolve(type.Statement, type.Scope) is { } resolved)
            {
                Follow(resolved);
            }
        }

        _builder.NewLeafs.Clear();
    }

    private void Follow(YangType type)
    {
        if (!_types.Unions.HasLeafRef(type) || !_seen.Add(type))
        {
            return;
        }

        if (type.LeafRefPath is { } expression)
        {
            var origin = _types.LeafRefs.Origin(expression);
            foreach (var prefix in origin.Path.Prefixes)
            {
                if (prefix is not null && origin.Scope.Unit.TryResolve(prefix, out var module) && module is not null)
                {
                    Implement(module, origin.Statement);
                }
            }
        }

        foreach (var member in type.Members)
        {
            Follow(member);
        }
    }

    private void Implement(ModuleDraft module, Syntax.YangStatement? at)
    {
        if (_context.TryImplement(module))
        {
            _pending.Enqueue(module);
        }
        else if (!module.IsImplemented && at is null)
        {
            _context.Warning(
                DiagnosticIds.TwoRevisions,
                module.Main.Root,
                $"Another revision of {Quote.Of(module.Name)} is implemented; this one only lends its definitions.");
        }
    }
}
