namespace NetMcp.Yang.Types;

/// <summary>A closed interval of a range or length. Int128 holds every bound of int64, uint64 and scaled decimal64.</summary>
/// <param name="Min">The least value in it.</param>
/// <param name="Max">The greatest value in it.</param>
public readonly record struct YangInterval(Int128 Min, Int128 Max);
