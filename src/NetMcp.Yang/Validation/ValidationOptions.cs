using NetMcp.Yang.Data;

namespace NetMcp.Yang.Validation;

/// <summary>What is to be validated, and what it may cost.</summary>
public sealed record ValidationOptions
{
    /// <summary>A whole configuration datastore.</summary>
    public static ValidationOptions WholeConfiguration { get; } = new();

    /// <summary>What the tree holds.</summary>
    public DataContent Content { get; init; } = DataContent.Configuration;

    /// <summary>
    /// Whether the tree (and <see cref="Datastore"/>, for an operation) is all there is. If not, what is missing may be on the device: whatever
    /// depends on that (mandatory, min-elements, leafref, instance-identifier, must, when) is a warning.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>For an operation or notification: the data of the device, which its constraints see too (RFC 7950 section 6.4.1).</summary>
    public DataTree? Datastore { get; init; }

    /// <summary>The most findings that are kept; they are counted past that.</summary>
    public int MaxErrors { get; init; } = 200;

    /// <summary>The steps that must, when and leafref may take together: about one step a node that they look at.</summary>
    public long MaxSteps { get; init; } = 500_000_000;

    /// <summary>The steps that one expression may take.</summary>
    public long MaxStepsAnExpression { get; init; } = 10_000_000;
}
