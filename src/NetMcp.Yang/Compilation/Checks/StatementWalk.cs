using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Templates;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Checks;

/// <summary>
/// Goes through all statements of all texts once: extension statements are defined, typedefs and groupings do not hide others. What it
/// meets on the way, at any depth, is kept for the checks of what nobody uses.
/// </summary>
internal sealed class StatementWalk(CompileContext context)
{
    /// <summary>The typedefs of implemented modules.</summary>
    public List<Definition> Typedefs { get; } = [];

    /// <summary>The groupings of implemented modules.</summary>
    public List<Definition> Groupings { get; } = [];

    public void Run()
    {
        foreach (var module in context.Modules)
        {
            foreach (var unit in module.Units)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Inside(unit.Root, unit.Scope, NodeStatus.Current);
            }
        }
    }

    // As deep as the parser lets statements nest.
    private void Inside(YangStatement statement, Scope scope, NodeStatus status)
    {
        HashSet<string>? typedefs = null;
        HashSet<string>? groupings = null;
        foreach (var child in statement.Children)
        {
            if (child.Prefix is not null)
            {
                Extension(child, scope);
                MountPoint(statement, child, scope);
                continue;
            }

            if (child.Keyword == "typedef")
            {
                Name(child, scope, scope.Outer?.FindTypedef(child.Argument ?? ""), typedefs ??= new(StringComparer.Ordinal), Typedefs);
                if (BuiltInTypes.Find(child.Argument ?? "") is not null)
                {
                    context.Error(DiagnosticIds.BuiltInTypeName, child, $"{Quote.Of(child.Argument)} is a built-in type.");
                }
            }
            else if (child.Keyword == "grouping")
            {
                Name(child, scope, scope.Outer?.FindGrouping(child.Argument ?? ""), groupings ??= new(StringComparer.Ordinal), Groupings);
            }

            if (scope.Unit.Module.IsImplemented)
            {
                ReferenceStatus.Check(context, child, scope, status);
            }

            if (child.Children.Count > 0)
            {
                var own = StatusReader.Read(child) ?? status;
                Inside(child, scope.Enter(child), own > status ? own : status);
            }
        }
    }

    private void Name(YangStatement statement, Scope scope, Definition? hidden, HashSet<string> siblings, List<Definition> all)
    {
        // At the top level submodules share names too; DefinitionTable has looked at these.
        if (hidden is not null && !ReferenceEquals(hidden.Statement, statement))
        {
            context.Error(
                DiagnosticIds.DuplicateDefinition,
                statement,
                $"The {statement.Keyword} {Quote.Of(statement.Argument)} has the name of the one at {hidden.Statement.Position}, which is visible here.");
        }
        else if (!siblings.Add(statement.Argument ?? "") && scope.Outer is not null)
        {
            context.Error(DiagnosticIds.DuplicateDefinition, statement, $"There is a {statement.Keyword} {Quote.Of(statement.Argument)} here already.");
        }

        if (scope.Unit.Module.IsImplemented)
        {
            all.Add(new(statement, scope));
        }
    }

    // RFC 8528 section 3.1: a mount point is in a container or list, and nowhere else.
    private void MountPoint(YangStatement parent, YangStatement statement, Scope scope)
    {
        if (statement.Keyword == "mount-point"
            && parent.Keyword is not ("container" or "list")
            && Extensions.Is(statement, scope.Unit, "ietf-yang-schema-mount", "mount-point"))
        {
            context.Error(DiagnosticIds.NotAllowedHere, statement, $"A mount point stands in a container or list, not in a {parent.Keyword}.");
        }
    }

    private void Extension(YangStatement statement, ModuleDraft module)
    {
        if (!module.Extensions.TryGetValue(statement.Keyword, out var extension))
        {
            context.Error(DiagnosticIds.UnknownExtension, statement, $"The module {Quote.Of(module.Name)} has no extension {Quote.Of(statement.Keyword)}.");
        }
        else if (extension.Statement.Find("argument") is { } argument && statement.Argument is null)
        {
            context.Error(DiagnosticIds.ExtensionArgument, statement, $"{Quote.Of(statement.Keyword)} needs an argument: {Quote.Of(argument.Argument)}.");
        }
        else if (statement.Argument is not null && extension.Statement.Find("argument") is null)
        {
            context.Warning(DiagnosticIds.ExtensionArgument, statement, $"{Quote.Of(statement.Keyword)} has no argument (RFC 7950 section 7.19.2).");
        }
    }

    private void Extension(YangStatement statement, Scope scope)
    {
        if (!scope.Unit.TryResolve(statement.Prefix, out var module))
        {
            context.Error(DiagnosticIds.UnknownPrefix, statement, $"The prefix {Quote.Of(statement.Prefix)} stands for no imported module.");
        }
        else if (module is not null)
        {
            Extension(statement, module);
        }
    }
}
