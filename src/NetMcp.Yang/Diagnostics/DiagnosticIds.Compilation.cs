namespace NetMcp.Yang.Diagnostics;

public static partial class DiagnosticIds
{
    // Modules and how they refer to each other.

    /// <summary>A module or submodule that is needed is not at hand (RFC 7950 section 5.1).</summary>
    public const string ModuleNotFound = "YANG2001";

    /// <summary>A text holds another module, or a submodule where a module is wanted.</summary>
    public const string WrongModule = "YANG2002";

    /// <summary>Modules import each other in a circle (RFC 7950 section 5.1).</summary>
    public const string ImportCycle = "YANG2003";

    /// <summary>Two prefixes of one module are the same (RFC 7950 section 7.1.4).</summary>
    public const string PrefixInUse = "YANG2005";

    /// <summary>A prefix stands for no imported module (RFC 7950 section 7.1.4).</summary>
    public const string UnknownPrefix = "YANG2006";

    /// <summary>The module at hand is of another revision than asked for (RFC 7950 section 5.1.1).</summary>
    public const string RevisionMismatch = "YANG2007";

    /// <summary>A submodule belongs to another module (RFC 7950 section 7.2.2).</summary>
    public const string BelongsToMismatch = "YANG2008";

    /// <summary>YANG 1 and YANG 1.1 are mixed where they must not be (RFC 7950 section 12).</summary>
    public const string VersionMismatch = "YANG2009";

    /// <summary>A submodule is included by a submodule only (RFC 7950 section 5.1).</summary>
    public const string IncludeNotInModule = "YANG2010";

    /// <summary>Two modules of the schema have one namespace (RFC 7950 section 7.1.3).</summary>
    public const string NamespaceInUse = "YANG2011";

    /// <summary>Two revisions of a module are to be implemented (RFC 7950 section 5.6.5).</summary>
    public const string TwoRevisions = "YANG2012";

    /// <summary>What is used comes from a module that is not at hand.</summary>
    public const string DependsOnMissing = "YANG2013";

    // Definitions and names.

    /// <summary>A definition with this name exists in this scope (RFC 7950 section 6.2.1).</summary>
    public const string DuplicateDefinition = "YANG2020";

    /// <summary>No grouping of this name is visible (RFC 7950 section 7.13).</summary>
    public const string UnknownGrouping = "YANG2021";

    /// <summary>A grouping uses itself (RFC 7950 section 7.12).</summary>
    public const string GroupingCycle = "YANG2022";

    /// <summary>No feature of this name is visible (RFC 7950 section 7.20.1).</summary>
    public const string UnknownFeature = "YANG2023";

    /// <summary>A feature depends on itself (RFC 7950 section 7.20.1).</summary>
    public const string FeatureCycle = "YANG2024";

    /// <summary>An if-feature expression is not one (RFC 7950 section 7.20.2).</summary>
    public const string BadIfFeature = "YANG2025";

    /// <summary>No identity of this name is visible (RFC 7950 section 7.18.2).</summary>
    public const string UnknownIdentity = "YANG2026";

    /// <summary>An identity is derived from itself (RFC 7950 section 7.18.2).</summary>
    public const string IdentityCycle = "YANG2027";

    /// <summary>No extension of this name is visible (RFC 7950 section 7.19).</summary>
    public const string UnknownExtension = "YANG2028";

    /// <summary>A definition refers to one that is closer to its end (RFC 7950 section 7.21.2).</summary>
    public const string StatusOfReference = "YANG2029";

    /// <summary>An extension statement lacks its argument, or has one that it should not have (RFC 7950 section 7.19.2).</summary>
    public const string ExtensionArgument = "YANG2030";

    /// <summary>A submodule of YANG 1 refers to a definition of a submodule that it does not include (RFC 6020 section 7.2.2).</summary>
    public const string NotIncluded = "YANG2031";

    /// <summary>YANG 1 allows one base only (RFC 6020 sections 7.16.2 and 9.10.2).</summary>
    public const string SeveralBases = "YANG2032";

    // The tree.

    /// <summary>A sibling with this name exists (RFC 7950 section 6.2.1).</summary>
    public const string DuplicateNode = "YANG2040";

    /// <summary>The node that an augment, refine, deviation or unique names does not exist (RFC 7950 section 6.5).</summary>
    public const string TargetNotFound = "YANG2041";

    /// <summary>What is said about a node does not go with its kind.</summary>
    public const string NotAllowedHere = "YANG2042";

    /// <summary>An augment of another module adds a mandatory node without a condition (RFC 7950 section 7.17).</summary>
    public const string MandatoryAugment = "YANG2043";

    /// <summary>A refine does not go with the node refined (RFC 7950 section 7.13.2).</summary>
    public const string BadRefine = "YANG2044";

    /// <summary>A deviation does not go with the node deviated (RFC 7950 section 7.20.3.2).</summary>
    public const string BadDeviation = "YANG2045";

    /// <summary>A configuration node stands below a state node (RFC 7950 section 7.21.1).</summary>
    public const string ConfigUnderState = "YANG2046";

    /// <summary>A configuration list has no key (RFC 7950 section 7.8.2).</summary>
    public const string MissingKey = "YANG2047";

    /// <summary>A key names something that cannot be one (RFC 7950 section 7.8.2).</summary>
    public const string BadKey = "YANG2048";

    /// <summary>A unique names something that cannot be in one (RFC 7950 section 7.8.3).</summary>
    public const string BadUnique = "YANG2049";

    /// <summary>The least number of elements is above the greatest (RFC 7950 sections 7.7.5 and 7.7.6).</summary>
    public const string BadElementCount = "YANG2050";

    /// <summary>A node is mandatory and has a default (RFC 7950 sections 7.6.4, 7.7.4 and 7.9.4).</summary>
    public const string MandatoryWithDefault = "YANG2051";

    /// <summary>A default case does not exist or cannot be the default (RFC 7950 section 7.9.3).</summary>
    public const string BadDefaultCase = "YANG2052";

    /// <summary>An action or notification stands where it must not (RFC 7950 sections 7.15 and 7.16).</summary>
    public const string MisplacedOperation = "YANG2053";

    /// <summary>A leaf-list default occurs twice, or there are none or too many where not allowed (RFC 7950 section 7.7.4).</summary>
    public const string BadDefaults = "YANG2054";

    /// <summary>A template does not hold what it must (RFC 8040 section 8, RFC 8791 section 2).</summary>
    public const string BadTemplate = "YANG2055";

    /// <summary>The nodes of an augment-structure are not in the schema (RFC 8791 section 2.2). A warning.</summary>
    public const string StructureNotAugmented = "YANG2056";

    // Types.

    /// <summary>No type of this name is visible (RFC 7950 section 7.3).</summary>
    public const string UnknownType = "YANG3001";

    /// <summary>A typedef is defined by itself (RFC 7950 section 7.3).</summary>
    public const string TypedefCycle = "YANG3002";

    /// <summary>A typedef has the name of a built-in type (RFC 7950 section 7.3).</summary>
    public const string BuiltInTypeName = "YANG3003";

    /// <summary>A restriction does not go with the type (RFC 7950 section 9).</summary>
    public const string RestrictionNotAllowed = "YANG3004";

    /// <summary>A restriction that the type cannot do without is missing (RFC 7950 section 9).</summary>
    public const string RestrictionMissing = "YANG3005";

    /// <summary>A range or length is not one, or is wider than its base (RFC 7950 sections 9.2.4 and 9.4.4).</summary>
    public const string BadInterval = "YANG3006";

    /// <summary>A pattern is not an XML Schema regular expression (RFC 7950 section 9.4.5).</summary>
    public const string BadPattern = "YANG3007";

    /// <summary>An enum or bit is not what its rules ask for (RFC 7950 sections 9.6.4 and 9.7.4).</summary>
    public const string BadEnum = "YANG3008";

    /// <summary>The fraction digits are not 1 to 18 (RFC 7950 section 9.3.4).</summary>
    public const string BadFractionDigits = "YANG3009";

    /// <summary>A default is not a value of its type (RFC 7950 sections 7.3.4 and 7.6.4).</summary>
    public const string BadDefault = "YANG3010";

    /// <summary>A leafref's path is not one (RFC 7950 section 9.9.2).</summary>
    public const string BadLeafRefPath = "YANG3011";

    /// <summary>A leafref refers to nothing, or not to a leaf or leaf-list (RFC 7950 section 9.9.2).</summary>
    public const string LeafRefTarget = "YANG3012";

    /// <summary>Leafrefs refer to each other in a circle (RFC 7950 section 9.9).</summary>
    public const string LeafRefCycle = "YANG3013";

    /// <summary>A configuration leafref that requires its instance refers to state (RFC 7950 section 9.9.3).</summary>
    public const string LeafRefToState = "YANG3014";

    // XPath.

    /// <summary>A must or when is not an XPath expression (RFC 7950 section 6.4).</summary>
    public const string BadXPath = "YANG4001";

    /// <summary>A must or when names a node that the schema does not have (RFC 7950 section 6.4.1).</summary>
    public const string XPathNodeNotFound = "YANG4002";

    /// <summary>When conditions depend on each other in a circle (RFC 7950 section 7.21.5).</summary>
    public const string WhenCycle = "YANG4003";

    // Limits.

    /// <summary>There are more modules than a schema may have.</summary>
    public const string TooManyModules = "YANG9101";

    /// <summary>There are more schema nodes than a schema may have.</summary>
    public const string TooManyNodes = "YANG9102";

    /// <summary>The schema tree, a chain of groupings, typedefs or features is too deep.</summary>
    public const string TooDeep = "YANG9103";

    /// <summary>A type has more members than a type may have.</summary>
    public const string TypeTooLarge = "YANG9104";
}
