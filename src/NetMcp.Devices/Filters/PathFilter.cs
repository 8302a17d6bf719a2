namespace NetMcp.Devices.Filters;

/// <summary>What a read selects, as it was written: exactly one of the three kinds below.</summary>
internal abstract record PathFilter;

/// <summary>A location path of child steps with equality predicates: the form that every device can be asked for.</summary>
/// <param name="Steps">At least one.</param>
internal sealed record LocationPath(IReadOnlyList<PathStep> Steps) : PathFilter;

/// <summary>Any other XPath 1.0 expression; only a device with :xpath can be asked for it.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Prefixes">Its prefixes, with the position of the first use.</param>
internal sealed record GeneralXPath(string Text, IReadOnlyDictionary<string, int> Prefixes) : PathFilter;

/// <summary>A subtree filter as XML (RFC 6241 section 6).</summary>
/// <param name="Xml">Sibling elements, checked to be well-formed.</param>
internal sealed record SubtreeXml(string Xml) : PathFilter;

/// <summary>One step.</summary>
/// <param name="Module">The module's name; null means that of the step before.</param>
/// <param name="Name">The node's name.</param>
/// <param name="Position">Where it stands, from 1.</param>
/// <param name="Predicates">What must hold of the node.</param>
internal sealed record PathStep(string? Module, string Name, int Position, IReadOnlyList<PathPredicate> Predicates);

/// <summary>A child, or with a null name the node itself, has a value.</summary>
internal sealed record PathPredicate(string? Module, string? Name, int Position, string Value);
