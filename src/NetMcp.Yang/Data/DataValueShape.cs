namespace NetMcp.Yang.Data;

/// <summary>
/// The JSON that a value without a type came as. XML has text only; without this an unknown number would return as a string.
/// </summary>
internal enum DataValueShape : byte
{
    String,
    Number,
    Boolean,

    /// <summary><c>[null]</c>, or <c>null</c> in an anyxml.</summary>
    Null,

    /// <summary>JSON that XML has no like of (an array in an anyxml, arrays in arrays); the value is its text.</summary>
    Json,
}
