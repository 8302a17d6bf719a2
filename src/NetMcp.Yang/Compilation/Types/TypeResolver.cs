using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Identities;
using NetMcp.Yang.Compilation.LeafRefs;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>
/// Resolves type statements (RFC 7950 section 7.4) and typedefs (section 7.3), each once: what a statement means does not depend on who
/// uses the grouping that it stands in. Leafrefs are the exception; what stands on a node is made by LeafRefBinder.
/// </summary>
internal sealed class TypeResolver(CompileContext context, FeatureSet features, IdentityLinker identities)
{
    // A chain of typedefs or nested unions; the longest in the wild have a handful of links.
    private const int MaxChain = 128;

    private readonly Dictionary<YangStatement, YangType?> _types = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YangStatement, YangType?> _typedefs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YangType, Dictionary<string, YangEnum>> _namedValues = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YangStatement> _open = new(ReferenceEqualityComparer.Instance);
    private int _chain;

    public CompileContext Context { get; } = context;

    public FeatureSet Features { get; } = features;

    public IdentityLinker Identities { get; } = identities;

    /// <summary>The defaults of the types made here.</summary>
    public TypeDefaults Defaults { get; } = new();

    public PatternTable Patterns { get; } = new();

    /// <summary>The enums, bits and identities that have an if-feature: no default may be one of them.</summary>
    public HashSet<object> Conditional { get; } = new(identities.Conditional, ReferenceEqualityComparer.Instance);

    /// <summary>The bases whose values have been looked up.</summary>
    public HashSet<YangIdentity> Indexed { get; } = new(ReferenceEqualityComparer.Instance);

    public LeafRefTable LeafRefs { get; } = new(context);

    /// <summary>What is known of the unions made here: how many members they come to, and whether leafrefs are among them.</summary>
    public UnionTable Unions { get; } = new();

    /// <summary>The enums or bits of a type by name.</summary>
    public Dictionary<string, YangEnum> NamedValues(YangType type)
    {
        if (!_namedValues.TryGetValue(type, out var named))
        {
            named = (type.Base == YangBaseType.Bits ? type.Bits : type.Enums).ToDictionary(item => item.Name, StringComparer.Ordinal);
            _namedValues.Add(type, named);
        }

        return named;
    }

    /// <summary>The type that a type statement means; null, reported, when it is broken.</summary>
    /// <param name="statement">The type statement.</param>
    /// <param name="scope">Where it stands.</param>
    public YangType? Resolve(YangStatement statement, Scope scope)
    {
        if (_types.TryGetValue(statement, out var known))
        {
            return known;
        }

        if (_chain >= MaxChain)
        {
            Context.Error(DiagnosticIds.TooDeep, statement, $"This type is at the end of a chain of more than {MaxChain} typedefs and unions.");
            return null;
        }

        _chain++;
        var type = Make(statement, scope);
        _chain--;
        _types[statement] = type;
        return type;
    }

    /// <summary>The type that a typedef defines; null, reported, when it is broken.</summary>
    public YangType? ResolveTypedef(Definition typedef)
    {
        if (_typedefs.TryGetValue(typedef.Statement, out var known))
        {
            return known;
        }

        if (!_open.Add(typedef.Statement))
        {
            Context.Error(DiagnosticIds.TypedefCycle, typedef.Statement, $"The typedef {Quote.Of(typedef.Statement.Argument)} is defined by itself.");
            return null;
        }

        var type = MakeTypedef(typedef);
        _open.Remove(typedef.Statement);
        _typedefs[typedef.Statement] = type;
        return type;
    }

    private YangType? MakeTypedef(Definition typedef)
    {
        // Without a type the grammar check has said so.
        if (typedef.Statement.Find("type") is not { } inner || Resolve(inner, typedef.Scope) is not { } own)
        {
            return null;
        }

        var type = TypeCopy.Derive(own);
        type.TypedefName = typedef.Statement.Argument;
        type.TypedefModule = typedef.Scope.Unit.Module.Name;
        type.Units = typedef.Statement.Find("units")?.Argument ?? own.Units;
        Unions.CopyIfUnion(own, type);
        Defaults.Know(this, type, own, typedef);
        return type;
    }

    private YangType? Make(YangStatement statement, Scope scope)
    {
        var name = QName.Parse(statement.Argument);
        if (name.Prefix is null && BuiltInTypes.Find(name.Name) is { } builtIn)
        {
            return Restrict(statement, scope, builtIn, isDerived: false);
        }

        if (Context.Resolve(name.Prefix, scope, statement) is not { } module)
        {
            return null;
        }

        if (FindDefinition(statement, scope) is not { } typedef)
        {
            Context.Error(DiagnosticIds.UnknownType, statement, $"The module {Quote.Of(module.Name)} has no type {Quote.Of(name.Name)} that is visible here.");
            return null;
        }

        VisibilityRule.Check(Context, scope, typedef, statement);
        return ResolveTypedef(typedef) is { } type ? Restrict(statement, scope, type, isDerived: true) : null;
    }

    /// <summary>The typedef that a type statement names; null for a built-in type and for what is unknown.</summary>
    public static Definition? FindDefinition(YangStatement type, Scope scope)
    {
        var name = QName.Parse(type.Argument);
        if (!scope.Unit.TryResolve(name.Prefix, out var module) || module is null)
        {
            return null;
        }

        return name.Prefix is null && BuiltInTypes.Find(name.Name) is not null ? null
            : ReferenceEquals(module, scope.Unit.Module) ? scope.FindTypedef(name.Name)
            : module.Typedefs.GetValueOrDefault(name.Name);
    }

    private YangType? Restrict(YangStatement statement, Scope scope, YangType type, bool isDerived)
    {
        var required = isDerived ? null : BuiltInTypes.Required(type.Base);
        if (required is not null && statement.Find(required) is null)
        {
            Context.Error(DiagnosticIds.RestrictionMissing, statement, $"The type {Quote.Of(statement.Argument)} needs a {required} statement.");
            return null;
        }

        var restrictions = statement.Children.Where(child => child.Prefix is null).ToList();
        if (restrictions.Count == 0)
        {
            return type;
        }

        var isWhole = true;
        foreach (var restriction in restrictions)
        {
            if (!BuiltInTypes.Allows(type.Base, restriction.Keyword, isDerived, scope.Unit.IsYang11))
            {
                Context.Error(
                    DiagnosticIds.RestrictionNotAllowed,
                    restriction,
                    $"A {restriction.Keyword} cannot restrict {Quote.Of(statement.Argument)}, which is {BuiltInTypes.NameOf(type.Base)}.");
                isWhole = false;
            }
        }

        if (!isWhole)
        {
            return null;
        }

        var result = TypeCopy.Derive(type);
        if (!isDerived)
        {
            result.Parent = null;
        }

        // Restricting looks at what there is to restrict, however little it adds.
        Defaults.Know(this, result, type, typedef: null);
        return Context.Budget.TryTakeWork(16L * (type.Ranges.Length + type.Lengths.Length), statement) && Apply(new(statement, scope, type, isDerived, result)) ? result : null;
    }

    private bool Apply(Restriction restriction) => restriction.Result.Base switch
    {
        YangBaseType.String or YangBaseType.Binary => StringRestriction.Apply(this, restriction),
        YangBaseType.Enumeration => EnumRestriction.Apply(this, restriction, "enum"),
        YangBaseType.Bits => EnumRestriction.Apply(this, restriction, "bit"),
        YangBaseType.LeafRef => LeafRefRestriction.Apply(this, restriction),
        YangBaseType.InstanceIdentifier => LeafRefRestriction.ReadRequireInstance(restriction),
        YangBaseType.IdentityRef => IdentityRestriction.Apply(this, restriction),
        YangBaseType.Union => UnionRestriction.Apply(this, restriction),
        _ => NumberRestriction.Apply(this, restriction),
    };
}
