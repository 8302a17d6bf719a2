namespace NetMcp.Yang.Validation;

/// <summary>What a tree holds.</summary>
public enum DataContent
{
    /// <summary>Configuration only: a state node in it is an error (RFC 7950 section 7.21.1).</summary>
    Configuration,

    /// <summary>Configuration and state, or an operation's input or output, or a notification.</summary>
    All,
}
