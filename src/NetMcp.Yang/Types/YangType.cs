using System.Collections.Immutable;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types.Values;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Types;

/// <summary>
/// A resolved type: a built-in type with all restrictions of the typedefs above it. Types are shared: a typedef used without further
/// restriction is one object everywhere.
/// </summary>
public sealed class YangType
{
    internal YangType(YangBaseType baseType)
    {
        Base = baseType;
    }

    /// <summary>The built-in type.</summary>
    public YangBaseType Base { get; }

    /// <summary>The name of the closest typedef, without prefix; null for a built-in type used directly.</summary>
    public string? TypedefName { get; internal set; }

    /// <summary>The name of the module of <see cref="TypedefName"/>.</summary>
    public string? TypedefModule { get; internal set; }

    /// <summary>The type that this one restricts (the typedef's own type); null for a built-in type.</summary>
    public YangType? Parent { get; internal set; }

    /// <summary>
    /// The ranges of a numeric type, ascending and apart; empty for the whole range of the type. For decimal64 the bounds are scaled by
    /// 10^<see cref="FractionDigits"/> (RFC 7950 section 9.2.4).
    /// </summary>
    public ImmutableArray<YangInterval> Ranges { get; internal set; } = [];

    /// <summary>The message and tag of the range statement.</summary>
    public RestrictionError? RangeError { get; internal set; }

    /// <summary>The lengths of a string (characters) or binary (octets); empty for any (RFC 7950 section 9.4.4).</summary>
    public ImmutableArray<YangInterval> Lengths { get; internal set; } = [];

    /// <summary>The message and tag of the length statement.</summary>
    public RestrictionError? LengthError { get; internal set; }

    /// <summary>The patterns, the typedefs' first; all must hold (RFC 7950 section 9.4.5).</summary>
    public ImmutableArray<YangPattern> Patterns { get; internal set; } = [];

    /// <summary>The enums, in the order of the text (RFC 7950 section 9.6.4).</summary>
    public ImmutableArray<YangEnum> Enums { get; internal set; } = [];

    /// <summary>The bits, by ascending position (RFC 7950 section 9.7.4).</summary>
    public ImmutableArray<YangEnum> Bits { get; internal set; } = [];

    /// <summary>The fraction digits of decimal64, 1 to 18; else 0 (RFC 7950 section 9.3.4).</summary>
    public int FractionDigits { get; internal set; }

    /// <summary>The path of a leafref (RFC 7950 section 9.9.2).</summary>
    public XPathExpression? LeafRefPath { get; internal set; }

    /// <summary>
    /// For a leafref that stands on a schema node: the leaf or leaf-list that it refers to. Null in a typedef, and where the target
    /// could not be found.
    /// </summary>
    public SchemaNode? LeafRefTarget { get; internal set; }

    /// <summary>Whether the instance referred to must exist (RFC 7950 section 9.9.3).</summary>
    public bool RequireInstance { get; internal set; } = true;

    /// <summary>The bases of an identityref; a value is derived from all of them (RFC 7950 section 9.10.2).</summary>
    public ImmutableArray<YangIdentity> IdentityBases { get; internal set; } = [];

    /// <summary>The member types of a union, in order (RFC 7950 section 9.12).</summary>
    public ImmutableArray<YangType> Members { get; internal set; } = [];

    /// <summary>The default of the closest typedef that has one, lexical.</summary>
    public string? Default { get; internal set; }

    /// <summary>The units of the closest typedef that has them.</summary>
    public string? Units { get; internal set; }

    /// <summary>Finds its enums, bits and identities by name; made when a value is first read.</summary>
    internal TypeIndex Index => field ??= new(this);
}
