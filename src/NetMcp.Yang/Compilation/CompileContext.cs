using System.Security.Cryptography;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation;

/// <summary>What the phases of one compilation share: the request, the modules, and where findings go.</summary>
internal sealed class CompileContext
{
    private readonly Dictionary<string, SourceUnit> _unitOfSource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModuleDraft> _implemented = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceUnit, (string First, int Count)> _errors = [];

    public CompileContext(CompileRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        CancellationToken = cancellationToken;
        Diagnostics = new(request.Limits.MaxDiagnostics);
        Budget = new(this, request.Limits);
    }

    public CompileRequest Request { get; }

    public CompileLimits Limits => Request.Limits;

    public CancellationToken CancellationToken { get; }

    public DiagnosticBag Diagnostics { get; }

    public Budget Budget { get; }

    /// <summary>All modules, in the order in which they were loaded: the requested ones first.</summary>
    public List<ModuleDraft> Modules { get; } = [];

    /// <summary>The modules that could not be had, by name and revision.</summary>
    public SortedDictionary<string, DegradedModule> Missing { get; } = new(StringComparer.Ordinal);

    public void Know(string sourceName, SourceUnit unit) => _unitOfSource[sourceName] = unit;

    public void Error(string id, YangStatement at, string message)
    {
        Diagnostics.Error(id, at.Position, message);
        Count(at.Position.Source, message);
    }

    public void Warning(string id, YangStatement at, string message) => Diagnostics.Warning(id, at.Position, message);

    /// <summary>Takes over a finding of the parser; an error makes the module degraded.</summary>
    public void Take(YangDiagnostic diagnostic)
    {
        Diagnostics.Add(diagnostic);
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            Count(diagnostic.Position.Source, diagnostic.Message);
        }
    }

    /// <summary>The module that a prefix stands for; null, reported, when the prefix is unknown or its module is not at hand.</summary>
    public ModuleDraft? Resolve(string? prefix, Scope scope, YangStatement at)
    {
        if (!scope.Unit.TryResolve(prefix, out var module))
        {
            Error(DiagnosticIds.UnknownPrefix, at, $"The prefix {Quote.Of(prefix)} stands for no imported module.");
        }
        else if (module is null)
        {
            Error(DiagnosticIds.DependsOnMissing, at, $"This needs the module of prefix {Quote.Of(prefix)}, which is not at hand.");
        }

        return module;
    }

    /// <summary>The revision of a module whose nodes are in the schema: another than the one imported may be implemented.</summary>
    public ModuleDraft Implementing(ModuleDraft module) => _implemented.GetValueOrDefault(module.Name) ?? module;

    /// <summary>The implemented module of this name, or null.</summary>
    public ModuleDraft? FindImplementing(string name) => _implemented.GetValueOrDefault(name);

    /// <summary>Makes a module implemented (RFC 7950 section 5.6.5).</summary>
    /// <returns>Whether it was not before, and is now.</returns>
    public bool TryImplement(ModuleDraft module)
    {
        if (!_implemented.TryAdd(module.Name, module))
        {
            return false;
        }

        module.IsImplemented = true;
        module.Schema.IsImplemented = true;
        return true;
    }

    /// <summary>Whether there are errors in a module, so that something of it may be left out.</summary>
    public bool HasErrors(ModuleDraft module) => module.Units.Exists(_errors.ContainsKey);

    /// <summary>All that could not be taken in whole.</summary>
    public IEnumerable<DegradedModule> Degraded() =>
        Missing.Values.Concat(
            _errors.Where(entry => entry.Key.Module is not null)
                .GroupBy(entry => entry.Key.Module, entry => entry.Value)
                .OrderBy(module => module.Key.ToString(), StringComparer.Ordinal)
                .Select(module => new DegradedModule(module.Key.ToString(), Summary([.. module]), IsMissing: false)));

    public static byte[] HashOf(string text) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));

    private void Count(string source, string message)
    {
        if (!_unitOfSource.TryGetValue(source, out var unit))
        {
            return;
        }

        if (_errors.TryGetValue(unit, out var sofar))
        {
            _errors[unit] = (sofar.First, sofar.Count + 1);
        }
        else
        {
            _errors.Add(unit, (message, 1));
        }
    }

    private static string Summary(List<(string First, int Count)> errors)
    {
        var more = errors.Sum(unit => unit.Count) - 1;
        return more == 0 ? errors[0].First : $"{errors[0].First} (and {more} more)";
    }
}
