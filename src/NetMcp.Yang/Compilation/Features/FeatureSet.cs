using System.Collections.Frozen;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Features;

/// <summary>Says which features are on (RFC 7950 section 7.20.1), and whether what depends on them is there (section 7.20.2).</summary>
internal sealed class FeatureSet(CompileContext context)
{
    // A chain of features that depend on each other; real ones have one or two links.
    private const int MaxChain = 64;

    private readonly Dictionary<YangStatement, bool?> _states = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YangStatement, bool> _values = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(YangStatement, string)> _reported = [];
    private int _chain;

    /// <summary>Evaluates all features of all modules.</summary>
    public void EvaluateAll()
    {
        foreach (var module in context.Modules)
        {
            var on = new List<string>();
            foreach (var (name, feature) in module.Features)
            {
                if (IsOn(module, name, feature))
                {
                    on.Add(name);
                }
            }

            module.Schema.Features = on.ToFrozenSet(StringComparer.Ordinal);
            foreach (var name in module.Requested?.Features ?? [])
            {
                if (!module.Features.ContainsKey(name))
                {
                    context.Warning(DiagnosticIds.UnknownFeature, module.Main.Root, $"The module has no feature {Quote.Of(name)}, which was asked for.");
                }
            }
        }
    }

    /// <summary>Whether all if-feature statements right below a statement hold.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="scope">Where it stands.</param>
    public bool Holds(YangStatement statement, Scope scope)
    {
        var holds = true;
        foreach (var child in statement.Children)
        {
            if (child.Prefix is null && child.Keyword == "if-feature")
            {
                holds &= HoldsOne(child, scope);
            }
        }

        return holds;
    }

    private bool HoldsOne(YangStatement ifFeature, Scope scope)
    {
        if (_values.TryGetValue(ifFeature, out var known))
        {
            return known;
        }

        var problem = IfFeatureParser.Evaluate(
            ifFeature.Argument ?? "",
            scope.Unit.IsYang11,
            name => IsOn(QName.Parse(name), scope, ifFeature),
            out var value);
        if (problem is not null && _reported.Add((ifFeature, "")))
        {
            context.Error(DiagnosticIds.BadIfFeature, ifFeature, $"In the if-feature {Quote.Of(ifFeature.Argument)} {problem}.");
        }

        // While a feature is evaluated that depends on itself, what it depends on is not known yet.
        if (_chain == 0)
        {
            _values[ifFeature] = value;
        }

        return value;
    }

    private bool IsOn(QName name, Scope scope, YangStatement at)
    {
        // A grouping's if-feature is met at every use; what is wrong with it is said once.
        if (!scope.Unit.TryResolve(name.Prefix, out var module) || module is null)
        {
            if (_reported.Add((at, name.Prefix ?? "")))
            {
                context.Resolve(name.Prefix, scope, at);
            }

            return false;
        }

        if (module.Features.TryGetValue(name.Name, out var feature))
        {
            return IsOn(module, name.Name, feature);
        }

        if (_reported.Add((at, name.Name)))
        {
            context.Error(DiagnosticIds.UnknownFeature, at, $"The module {Quote.Of(module.Name)} has no feature {Quote.Of(name.Name)}.");
        }

        return false;
    }

    private bool IsOn(ModuleDraft module, string name, Definition feature)
    {
        if (_states.TryGetValue(feature.Statement, out var state))
        {
            if (state is null)
            {
                context.Error(DiagnosticIds.FeatureCycle, feature.Statement, $"The feature {Quote.Of(name)} depends on itself.");
                _states[feature.Statement] = false;
            }

            return state ?? false;
        }

        if (_chain >= MaxChain)
        {
            context.Error(DiagnosticIds.TooDeep, feature.Statement, $"The feature {Quote.Of(name)} is at the end of a chain of more than {MaxChain} features.");
            return false;
        }

        _states.Add(feature.Statement, null);
        _chain++;

        // A feature that depends on one that is off is off, whatever was asked for.
        var isOn = Holds(feature.Statement, feature.Scope) & IsWanted(module, name);
        _chain--;
        isOn &= _states[feature.Statement] is null;
        _states[feature.Statement] = isOn;
        return isOn;
    }

    // A module that nobody asked for is there for its definitions; features belong to implementations (RFC 8525 section 4).
    private bool IsWanted(ModuleDraft module, string name) =>
        module.Requested is { } requested ? requested.Features?.Contains(name) ?? true : context.Request.ImplementImports;
}
