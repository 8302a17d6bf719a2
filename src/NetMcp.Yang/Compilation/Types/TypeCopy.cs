using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Copies a type, to be restricted or named.</summary>
internal static class TypeCopy
{
    /// <summary>A copy with everything but <see cref="YangType.Parent"/>, which is the type copied.</summary>
    public static YangType Derive(YangType type)
    {
        var copy = Same(type);
        copy.Parent = type;
        return copy;
    }

    /// <summary>A copy with everything.</summary>
    public static YangType Same(YangType type) => new(type.Base)
    {
        TypedefName = type.TypedefName,
        TypedefModule = type.TypedefModule,
        Parent = type.Parent,
        Ranges = type.Ranges,
        RangeError = type.RangeError,
        Lengths = type.Lengths,
        LengthError = type.LengthError,
        Patterns = type.Patterns,
        Enums = type.Enums,
        Bits = type.Bits,
        FractionDigits = type.FractionDigits,
        LeafRefPath = type.LeafRefPath,
        LeafRefTarget = type.LeafRefTarget,
        RequireInstance = type.RequireInstance,
        IdentityBases = type.IdentityBases,
        Members = type.Members,
        Default = type.Default,
        Units = type.Units,
    };
}
