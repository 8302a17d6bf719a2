using System.Collections.Frozen;
using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Identities;

/// <summary>Makes the identities of all modules and ties them to their bases (RFC 7950 section 7.18).</summary>
internal sealed class IdentityLinker(CompileContext context, FeatureSet features)
{
    private readonly Dictionary<YangStatement, IdentityDraft> _drafts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The identities that have an if-feature.</summary>
    public List<YangIdentity> Conditional { get; } = [];

    /// <summary>The identity that a definition makes.</summary>
    public YangIdentity Get(Definition definition) => _drafts[definition.Statement].Identity;

    public void Link()
    {
        foreach (var module in context.Modules)
        {
            module.Schema.Identities = Make(module);
        }

        foreach (var draft in _drafts.Values)
        {
            FindBases(draft);
        }

        foreach (var edge in CycleFinder.ClosingEdges(_drafts.Values, draft => draft.Bases, edge => edge.Base))
        {
            context.Error(DiagnosticIds.IdentityCycle, edge.Statement, $"The base {Quote.Of(edge.Statement.Argument)} is derived from this identity itself.");
            edge.Owner.Bases.Remove(edge);
        }

        var derived = new Dictionary<YangIdentity, List<YangIdentity>>();
        foreach (var draft in _drafts.Values)
        {
            draft.Identity.Bases = [.. draft.Bases.Select(edge => edge.Base.Identity).Distinct()];
            foreach (var parent in draft.Identity.Bases)
            {
                if (!derived.TryGetValue(parent, out var list))
                {
                    derived.Add(parent, list = []);
                }

                list.Add(draft.Identity);
            }
        }

        foreach (var (parent, list) in derived)
        {
            parent.Derived = [.. list];
        }
    }

    private FrozenDictionary<string, YangIdentity> Make(ModuleDraft module)
    {
        var made = new Dictionary<string, YangIdentity>(StringComparer.Ordinal);
        foreach (var (name, definition) in module.Identities)
        {
            var identity = new YangIdentity(name, module.Schema)
            {
                Description = definition.Statement.Find("description")?.Argument,
                Status = StatusReader.Read(definition.Statement) ?? NodeStatus.Current,
                IsSupported = features.Holds(definition.Statement, definition.Scope),
            };
            if (identity.IsSupported)
            {
                made.Add(name, identity);
            }

            if (definition.Statement.Find("if-feature") is not null)
            {
                Conditional.Add(identity);
            }

            _drafts.Add(definition.Statement, new(definition, identity));
        }

        return made.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private void FindBases(IdentityDraft draft)
    {
        var isFirst = true;
        foreach (var statement in draft.Definition.Statement.FindAll("base"))
        {
            if (!isFirst && !draft.Definition.Scope.Unit.IsYang11)
            {
                context.Error(DiagnosticIds.SeveralBases, statement, "An identity of YANG 1 has one base only.");
            }

            isFirst = false;
            var name = QName.Parse(statement.Argument);
            if (context.Resolve(name.Prefix, draft.Definition.Scope, statement) is not { } module)
            {
                continue;
            }

            if (!module.Identities.TryGetValue(name.Name, out var definition))
            {
                context.Error(DiagnosticIds.UnknownIdentity, statement, $"The module {Quote.Of(module.Name)} has no identity {Quote.Of(name.Name)}.");
            }
            else if (_drafts.TryGetValue(definition.Statement, out var parent))
            {
                draft.Bases.Add(new(draft, statement, parent));
            }
        }
    }
}
