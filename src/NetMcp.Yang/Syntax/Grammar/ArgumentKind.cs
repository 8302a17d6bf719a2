namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>What a statement's argument must look like (RFC 7950 section 14).</summary>
internal enum ArgumentKind : byte
{
    None,
    Text,
    Identifier,
    Reference,
    Date,
    Boolean,
    YangVersion,
    Uri,
    EnumName,
    Position,
    Integer,
    MinElements,
    MaxElements,
    FractionDigits,
    Status,
    OrderedBy,
    Modifier,
    Deviate,
    IfFeature,
    Range,
    Length,
    Path,
    Key,
    Unique,
    AbsoluteNode,
    DescendantNode,
}
