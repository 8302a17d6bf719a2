namespace NetMcp.Yang.Types;

/// <summary>The values that a built-in type holds without any restriction (RFC 7950 sections 9.2, 9.3 and 9.4.4).</summary>
internal static class TypeBounds
{
    /// <summary>The bounds of a numeric type; for decimal64 scaled, for all others those of a length.</summary>
    public static YangInterval Of(YangBaseType type) => type switch
    {
        YangBaseType.Int8 => new(sbyte.MinValue, sbyte.MaxValue),
        YangBaseType.Int16 => new(short.MinValue, short.MaxValue),
        YangBaseType.Int32 => new(int.MinValue, int.MaxValue),
        YangBaseType.Int64 or YangBaseType.Decimal64 => new(long.MinValue, long.MaxValue),
        YangBaseType.UInt8 => new(byte.MinValue, byte.MaxValue),
        YangBaseType.UInt16 => new(ushort.MinValue, ushort.MaxValue),
        YangBaseType.UInt32 => new(uint.MinValue, uint.MaxValue),
        _ => new(ulong.MinValue, ulong.MaxValue),
    };
}
