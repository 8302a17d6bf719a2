namespace NetMcp.Audit.Records;

/// <summary>What a record may hold at the most; what is longer is cut, and the cut is visible.</summary>
internal static class RecordLimits
{
    /// <summary>The most bytes of a line, its line feed included. The limits below keep a record under it, whatever is escaped in it.</summary>
    public const int LineBytes = 128 * 1024;

    /// <summary>The most characters of a name (principal, client, tool, hash).</summary>
    public const int Name = 256;

    /// <summary>The most characters of a reason.</summary>
    public const int Reason = 512;

    /// <summary>The most characters of the arguments.</summary>
    public const int Arguments = 4096;

    /// <summary>The most items of a list.</summary>
    public const int Items = 64;

    /// <summary>The most characters of an item of a list.</summary>
    public const int Item = 64;

    /// <summary>The most characters of the name of a token's chain; there are five of them at the most.</summary>
    public const int ChainId = 330;

    /// <summary>The most names of tokens: a chain has five links.</summary>
    public const int ChainIds = 5;
}
