using System.Runtime.InteropServices;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>Sets of states are equal when their numbers are.</summary>
internal sealed class StateSetComparer : IEqualityComparer<int[]>
{
    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes<int>(obj));
        return hash.ToHashCode();
    }
}
