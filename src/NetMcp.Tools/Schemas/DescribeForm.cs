namespace NetMcp.Tools.Schemas;

/// <summary>The forms of a description.</summary>
internal enum DescribeForm
{
    /// <summary>What it is and what is in it, in few words.</summary>
    Summary,

    /// <summary>JSON Schema 2020-12 of its instances in the encoding of RFC 7951.</summary>
    JsonSchema,

    /// <summary>A tree diagram (RFC 8340).</summary>
    Tree,
}
