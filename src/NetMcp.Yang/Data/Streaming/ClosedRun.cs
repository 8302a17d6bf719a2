using System.Buffers;
using NetMcp.Yang.Data.Plans;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>A run of entries that other nodes have followed. Entries that come after those wait here to be put at its end.</summary>
internal sealed class ClosedRun
{
    public NodePlan? Plan { get; set; }

    public string? Name { get; set; }

    public string? Module { get; set; }

    /// <summary>Where the bracket is, or the space that can become one.</summary>
    public long Bracket { get; set; }

    /// <summary>Where more entries are to be put: before the closing bracket, or behind the only value.</summary>
    public long End { get; set; }

    public bool IsArray { get; set; }

    /// <summary>Whether the closing bracket has to be put in with the late entries.</summary>
    public bool WantsBracket { get; set; }

    public int Count { get; set; }

    /// <summary>The text of late entries, each with its comma.</summary>
    public ArrayBufferWriter<byte>? LateText { get; set; }

    public void Clear()
    {
        Plan = null;
        Name = null;
        Module = null;
        WantsBracket = false;
        LateText = null;
    }
}
