namespace NetMcp.Changes.Plans;

/// <summary>What a check looks at.</summary>
public enum CheckKind
{
    /// <summary>A fresh connection, login and hello succeed. Always made.</summary>
    Reachable,

    /// <summary>A table (interfaces, neighbours...) is as it was before, but for what the plan means to change.</summary>
    Unchanged,

    /// <summary>A path has a value, or one within bounds.</summary>
    Value,

    /// <summary>No alarm that was not there before.</summary>
    NoNewAlarm,
}
