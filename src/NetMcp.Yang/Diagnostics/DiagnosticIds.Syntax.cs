namespace NetMcp.Yang.Diagnostics;

// Syntax: what the text of one module alone shows.
public static partial class DiagnosticIds
{
    /// <summary>A character that no module may hold (RFC 7950 section 6); a warning in YANG 1, which did not say so.</summary>
    public const string IllegalCharacter = "YANG1001";

    /// <summary>A carriage return without a line feed outside of a quoted string (RFC 7950 section 6).</summary>
    public const string BareCarriageReturn = "YANG1002";

    /// <summary>A block comment that never ends (RFC 7950 section 6.1.1).</summary>
    public const string UnterminatedComment = "YANG1003";

    /// <summary>A quoted string that never ends (RFC 7950 section 6.1.3).</summary>
    public const string UnterminatedString = "YANG1004";

    /// <summary>A backslash before a character that it does not go with (RFC 7950 section 6.1.3).</summary>
    public const string UnknownEscape = "YANG1005";

    /// <summary>A quote inside an unquoted string (RFC 7950 section 6.1.3).</summary>
    public const string QuoteInUnquotedString = "YANG1006";

    /// <summary>A plus sign that does not stand between two quoted strings (RFC 7950 section 6.1.3).</summary>
    public const string BrokenConcatenation = "YANG1007";

    /// <summary>Something else where a statement's keyword should be (RFC 7950 section 6.3).</summary>
    public const string KeywordExpected = "YANG1008";

    /// <summary>Neither a semicolon nor a block behind a statement's argument (RFC 7950 section 6.3).</summary>
    public const string StatementEndExpected = "YANG1009";

    /// <summary>No white space between keyword and argument (RFC 7950 section 14).</summary>
    public const string SeparatorExpected = "YANG1010";

    /// <summary>A block that is not closed (RFC 7950 section 6.3).</summary>
    public const string UnclosedBlock = "YANG1011";

    /// <summary>A closing brace too many, or text behind the module (RFC 7950 section 14).</summary>
    public const string TextBehindModule = "YANG1012";

    /// <summary>A source that is no module or submodule (RFC 7950 sections 7.1 and 7.2).</summary>
    public const string NoModule = "YANG1013";

    /// <summary>A keyword that YANG does not have (RFC 7950 section 14).</summary>
    public const string UnknownKeyword = "YANG1020";

    /// <summary>A statement where its parent does not take it (RFC 7950 section 14).</summary>
    public const string MisplacedStatement = "YANG1021";

    /// <summary>A statement that only YANG 1.1 has in this place, in a module of YANG 1 (RFC 7950 section 1.1).</summary>
    public const string OnlyInVersion11 = "YANG1022";

    /// <summary>A statement that its parent takes once, for a second time (RFC 7950 section 14).</summary>
    public const string RepeatedStatement = "YANG1023";

    /// <summary>A statement without one that it must have (RFC 7950 section 14).</summary>
    public const string MissingStatement = "YANG1024";

    /// <summary>A module's header, linkage, meta, revision and body statements out of this order (RFC 7950 section 14).</summary>
    public const string StatementOutOfOrder = "YANG1025";

    /// <summary>A statement without the argument that it needs (RFC 7950 section 14).</summary>
    public const string MissingArgument = "YANG1026";

    /// <summary>An argument of a statement that takes none (RFC 7950 section 14).</summary>
    public const string UnexpectedArgument = "YANG1027";

    /// <summary>An argument that is not what the statement's grammar says (RFC 7950 section 14).</summary>
    public const string InvalidArgument = "YANG1028";

    /// <summary>An argument that is not quite what the grammar says, though there is no doubt what it means: a warning.</summary>
    public const string LaxArgument = "YANG1029";

    /// <summary>A source longer than the limit.</summary>
    public const string SourceTooLong = "YANG9001";

    /// <summary>Statements nested deeper than the limit.</summary>
    public const string NestedTooDeep = "YANG9002";

    /// <summary>More statements than the limit.</summary>
    public const string TooManyStatements = "YANG9003";

    /// <summary>More findings than are kept, or more syntax errors than parsing goes on behind.</summary>
    public const string TooManyFindings = "YANG9004";
}
