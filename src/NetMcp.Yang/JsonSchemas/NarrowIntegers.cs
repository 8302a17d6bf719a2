using NetMcp.Yang.Types;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>The integers that RFC 7951 section 6.1 writes as JSON numbers.</summary>
internal static class NarrowIntegers
{
    /// <summary>All values of the built-in type (RFC 7950 section 9.2).</summary>
    public static YangInterval Whole(YangBaseType type) => type switch
    {
        YangBaseType.Int8 => new(sbyte.MinValue, sbyte.MaxValue),
        YangBaseType.Int16 => new(short.MinValue, short.MaxValue),
        YangBaseType.Int32 => new(int.MinValue, int.MaxValue),
        YangBaseType.UInt8 => new(0, byte.MaxValue),
        YangBaseType.UInt16 => new(0, ushort.MaxValue),
        YangBaseType.UInt32 => new(0, uint.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an integer that is a JSON number."),
    };
}
