using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Data.Reading;
using NetMcp.Yang.Paths;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>An element that is open and is a JSON object, or may become one.</summary>
internal struct StreamFrame
{
    /// <summary>Its plan; null at the top and where the schema does not know it.</summary>
    public NodePlan? Plan;

    /// <summary>What may stand in it.</summary>
    public ChildPlans Children;

    /// <summary>Its module; null at the top, so that every name there is qualified (RFC 7951 section 4).</summary>
    public string? Module;

    public string Name;

    /// <summary>Where its text begins, with the comma before it, and of a first entry with its array's name and bracket.</summary>
    public long Start;

    /// <summary>Whether <see cref="Start"/> is before the bracket of the array in the frame above.</summary>
    public bool StartsArray;

    /// <summary>Whether the frame above had members before it.</summary>
    public bool AfterMembers;

    /// <summary>Whether it may hold anything: an anydata, anyxml, or what the schema does not know.</summary>
    public bool IsFree;

    /// <summary>Whether it is not yet known if it is an object or a text.</summary>
    public bool IsUndecided;

    public bool HasMembers;

    /// <summary>Whether it holds something that was asked for; without, it is taken out at its end.</summary>
    public bool HasSubstance;

    /// <summary>Whether everything below is wanted although only state is: it is in a state node.</summary>
    public bool IsState;

    /// <summary>What is wanted of it; null for all.</summary>
    public FieldFilter? Fields;

    /// <summary>Of an entry that is wanted only with certain keys: the step of the path that says which.</summary>
    public DataPathStep? Step;

    /// <summary>How many of these keys have come.</summary>
    public int KeysMatched;

    /// <summary>Whether one of its keys was another.</summary>
    public bool IsOther;

    /// <summary>Whether all of it is wanted once its keys have come, and not only what is below it.</summary>
    public bool IsWhole;

    /// <summary>The number of nodes from the top to it.</summary>
    public int Level;

    /// <summary>Its place among the entries of its list, from 1.</summary>
    public int Ordinal;

    public SeenChildren Seen;

    /// <summary>The child that came last, from which the next is guessed.</summary>
    public NodePlan? Last;

    /// <summary>The array, or the run of unknown siblings of one name, that the last child belongs to.</summary>
    public OpenRun Run;

    /// <summary>Its first run in the list of closed runs.</summary>
    public int RunsStart;

    /// <summary>Its first key in the list of keys.</summary>
    public int KeysStart;

    /// <summary>Its annotations, while it is undecided; those of an anyxml until its end.</summary>
    public IReadOnlyList<DataAnnotation>? HeldMetadata;

    /// <summary>Whether entries wait to be put into closed runs of it.</summary>
    public bool HasLate;

    /// <summary>Whether it is not yet known, or known not, to be the entry that is wanted.</summary>
    public readonly bool IsInDoubt => Step is not null && KeysMatched < Step.Predicates.Length;
}
