using System.Collections.Immutable;

namespace NetMcp.Yang.XPath;

/// <summary>A step of a location path (XPath 1.0 section 2.1).</summary>
/// <param name="Axis">Where to look.</param>
/// <param name="Test">What to take.</param>
/// <param name="Predicates">What must hold of it.</param>
internal sealed record XPathStep(XPathAxis Axis, XPathNodeTest Test, ImmutableArray<XPathNode> Predicates)
{
    /// <summary>Where the node test stands, in UTF-16 code units from the start of the expression.</summary>
    public int Offset { get; init; }
}
