using System.Collections.Frozen;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>The built-in types by name (RFC 7950 section 4.2.4), and what may be said about each.</summary>
internal static class BuiltInTypes
{
    private static readonly FrozenDictionary<string, YangType> ByName = new Dictionary<string, YangType>(StringComparer.Ordinal)
    {
        ["binary"] = new(YangBaseType.Binary),
        ["bits"] = new(YangBaseType.Bits),
        ["boolean"] = new(YangBaseType.Boolean),
        ["decimal64"] = new(YangBaseType.Decimal64),
        ["empty"] = new(YangBaseType.Empty),
        ["enumeration"] = new(YangBaseType.Enumeration),
        ["identityref"] = new(YangBaseType.IdentityRef),
        ["instance-identifier"] = new(YangBaseType.InstanceIdentifier),
        ["int8"] = new(YangBaseType.Int8),
        ["int16"] = new(YangBaseType.Int16),
        ["int32"] = new(YangBaseType.Int32),
        ["int64"] = new(YangBaseType.Int64),
        ["leafref"] = new(YangBaseType.LeafRef),
        ["string"] = new(YangBaseType.String),
        ["uint8"] = new(YangBaseType.UInt8),
        ["uint16"] = new(YangBaseType.UInt16),
        ["uint32"] = new(YangBaseType.UInt32),
        ["uint64"] = new(YangBaseType.UInt64),
        ["union"] = new(YangBaseType.Union),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type of this name without any restriction, one object for all schemas; null when it is not built in.</summary>
    public static YangType? Find(string name) => ByName.GetValueOrDefault(name);

    public static string NameOf(YangBaseType type) => ByName.First(entry => entry.Value.Base == type).Key;

    public static bool IsInteger(YangBaseType type) =>
        type is YangBaseType.Int8 or YangBaseType.Int16 or YangBaseType.Int32 or YangBaseType.Int64
            or YangBaseType.UInt8 or YangBaseType.UInt16 or YangBaseType.UInt32 or YangBaseType.UInt64;

    /// <summary>The restriction without which the built-in type says nothing, or null.</summary>
    public static string? Required(YangBaseType type) => type switch
    {
        YangBaseType.Bits => "bit",
        YangBaseType.Decimal64 => "fraction-digits",
        YangBaseType.Enumeration => "enum",
        YangBaseType.IdentityRef => "base",
        YangBaseType.LeafRef => "path",
        YangBaseType.Union => "type",
        _ => null,
    };

    /// <summary>Whether a restriction may stand on the type.</summary>
    /// <param name="type">The built-in type at the bottom.</param>
    /// <param name="keyword">The restriction's keyword.</param>
    /// <param name="isDerived">Whether it restricts a typedef, not the built-in type itself.</param>
    /// <param name="isYang11">Whether the restricting text is YANG 1.1: enums, bits and require-instance of typedefs can be restricted there.</param>
    public static bool Allows(YangBaseType type, string keyword, bool isDerived, bool isYang11) => keyword switch
    {
        "range" => IsInteger(type) || type == YangBaseType.Decimal64,
        "length" => type is YangBaseType.String or YangBaseType.Binary,
        "pattern" => type == YangBaseType.String,
        "fraction-digits" => type == YangBaseType.Decimal64 && !isDerived,
        "enum" => type == YangBaseType.Enumeration && (isYang11 || !isDerived),
        "bit" => type == YangBaseType.Bits && (isYang11 || !isDerived),
        "path" => type == YangBaseType.LeafRef && !isDerived,
        "base" => type == YangBaseType.IdentityRef && !isDerived,
        "type" => type == YangBaseType.Union && !isDerived,
        "require-instance" =>
            type == YangBaseType.InstanceIdentifier ? isYang11 || !isDerived : type == YangBaseType.LeafRef && isYang11,
        _ => false,
    };
}
