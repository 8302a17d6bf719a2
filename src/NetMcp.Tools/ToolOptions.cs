namespace NetMcp.Tools;

/// <summary>The limits of what an agent may ask in one call. Every limit is named here and nowhere else.</summary>
public sealed record ToolOptions
{
    /// <summary>The most devices that one call may name.</summary>
    public int MaxDevicesPerCall { get; init; } = 64;

    /// <summary>How many devices of one call are asked at the same time.</summary>
    public int ParallelDevices { get; init; } = 16;

    /// <summary>The bytes of data in an answer when the call does not say.</summary>
    public int DefaultMaxBytes { get; init; } = 32 * 1024;

    /// <summary>The least <c>max_bytes</c> that a call may ask for.</summary>
    public int LeastMaxBytes { get; init; } = 1024;

    /// <summary>The greatest <c>max_bytes</c> that a call may ask for.</summary>
    public int GreatestMaxBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// The bytes that one call may hold in memory while it waits for all of its devices. Within it each device is read further
    /// than its own share of the answer, so that what one does not need goes to the others.
    /// </summary>
    public int GatherBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>The longest path or subtree filter, in characters.</summary>
    public int MaxPathLength { get; init; } = 16 * 1024;

    /// <summary>The longest rpc, in characters.</summary>
    public int MaxRpcLength { get; init; } = 64 * 1024;

    /// <summary>The deepest nesting of elements in XML that an agent sends.</summary>
    public int MaxXmlDepth { get; init; } = 64;

    /// <summary>The longest plain word (a tag, a site, a filter), in characters.</summary>
    public int MaxWordLength { get; init; } = 128;

    /// <summary>The most modules that one description lists.</summary>
    public int MaxModulesListed { get; init; } = 40;

    /// <summary>The most modules that a description lists as not whole.</summary>
    public int MaxDegradedListed { get; init; } = 20;

    /// <summary>How long a call waits for models that are being fetched or compiled, before it goes on without them.</summary>
    public TimeSpan SchemaWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The most capabilities that one description lists.</summary>
    public int MaxCapabilitiesListed { get; init; } = 60;

    /// <summary>The most rpc-errors shown of one failure; the rest is counted.</summary>
    public int MaxRpcErrorsShown { get; init; } = 20;

    /// <summary>The longest text of a device (a reason, a message) that is shown, in characters.</summary>
    public int MaxDeviceTextLength { get; init; } = 600;

    /// <summary>The longest question of a search, in characters.</summary>
    public int MaxSearchLength { get; init; } = 200;

    /// <summary>The most hits of a search.</summary>
    public int MaxSearchHits { get; init; } = 8;

    /// <summary>The most schemas that a search without a device goes through.</summary>
    public int MaxSchemasSearched { get; init; } = 16;

    /// <summary>The most schema nodes that one description lists.</summary>
    public int MaxNodesListed { get; init; } = 100;

    /// <summary>The most lines of a tree diagram.</summary>
    public int MaxTreeLines { get; init; } = 200;

    /// <summary>Characters that the descriptions in a JSON Schema may have together.</summary>
    public int SchemaDescriptionCharacters { get; init; } = 2_000;

    /// <summary>The most rows of one table of a check.</summary>
    public int MaxCheckRows { get; init; } = 50;

    /// <summary>The most resources on one page of their list.</summary>
    public int MaxResourcesPerPage { get; init; } = 100;

    /// <summary>The most parts of one device's data that are listed as resources.</summary>
    public int MaxDataResources { get; init; } = 100;

    /// <summary>The most routing tables that are read as one resource.</summary>
    public int MaxRouteTables { get; init; } = 64;

    /// <summary>The most edits of one plan.</summary>
    public int MaxEdits { get; init; } = 500;

    /// <summary>The longest value of an edit, in characters of JSON.</summary>
    public int MaxEditValueLength { get; init; } = 1024 * 1024;

    /// <summary>The most checks of one plan.</summary>
    public int MaxChecks { get; init; } = 64;

    /// <summary>The longest time that a check may be given to come true.</summary>
    public TimeSpan LongestSettle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest comment of a change, in characters.</summary>
    public int MaxCommentLength { get; init; } = 256;

    /// <summary>The longest that a call may wait for a change.</summary>
    public TimeSpan LongestChangeWait { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Where people look at requests for approval, with the request's name behind it; null where that is not configured.</summary>
    public Uri? ApprovalsAddress { get; init; }

    /// <summary>The most changes that one list shows.</summary>
    public int MaxChangesListed { get; init; } = 50;
}
