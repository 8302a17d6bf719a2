using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Loading;

/// <summary>Gets a text from the sources and parses it.</summary>
internal sealed class SourceReader(CompileContext context)
{
    private int _read;

    /// <summary>The module or submodule; null, reported, when it cannot be had.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="revision">Its revision, or null for any.</param>
    /// <param name="wanted"><c>module</c> or <c>submodule</c>.</param>
    /// <param name="at">The statement that wants it; null for the request itself.</param>
    public SourceUnit? Read(string name, string? revision, string wanted, YangStatement? at)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        var full = revision is null ? name : name + "@" + revision;
        var position = at?.Position ?? new SourcePosition(full, 1, 1);
        if (++_read > context.Limits.MaxModules)
        {
            return Missing(full, DiagnosticIds.TooManyModules, position, $"There are more than {context.Limits.MaxModules} modules; this one is left out.");
        }

        if (!MayBeAskedFor(name, revision) || context.Request.Sources.Find(name, revision) is not { } source)
        {
            return Missing(full, DiagnosticIds.ModuleNotFound, position, $"The {wanted} {Quote.Of(full)} is not at hand.");
        }

        var parsed = YangParser.Parse(source, context.Request.ParseLimits);
        var unit = parsed.Root is { Prefix: null, Keyword: "module" or "submodule", Argument: not null } root
            ? new SourceUnit(root, CompileContext.HashOf(source.Text))
            : null;
        if (unit is not null)
        {
            context.Know(source.Name, unit);
        }

        foreach (var diagnostic in parsed.Diagnostics)
        {
            context.Take(diagnostic);
        }

        if (unit is null)
        {
            return Missing(full, DiagnosticIds.WrongModule, position, $"The text of {Quote.Of(full)} holds no YANG {wanted}.");
        }

        if (unit.Root.Keyword != wanted || unit.Name != name)
        {
            return Missing(
                full,
                DiagnosticIds.WrongModule,
                position,
                $"The text given for the {wanted} {Quote.Of(full)} holds the {unit.Root.Keyword} {Quote.Of(unit.Name)}.");
        }

        if (revision is not null && unit.Revision != revision)
        {
            return Missing(
                full,
                DiagnosticIds.RevisionMismatch,
                position,
                $"The text given for {Quote.Of(full)} is of revision {Quote.Of(unit.Revision)}.");
        }

        return unit;
    }

    // A hostile module imports "../../secrets", and a source may make a file's name or an address of what it is asked for.
    private static bool MayBeAskedFor(string name, string? revision) =>
        Identifiers.IsIdentifier(name) && revision?.All(c => char.IsAsciiDigit(c) || c == '-') != false;

    private SourceUnit? Missing(string full, string id, SourcePosition position, string message)
    {
        context.Take(new(id, DiagnosticSeverity.Error, position, message));
        context.Missing.TryAdd(full, new(full, message, IsMissing: true));
        return null;
    }
}
