namespace NetMcp.Yang.Compilation;

/// <summary>Compiles modules into a schema (RFC 7950).</summary>
public static class YangCompiler
{
    /// <summary>
    /// Compiles the requested modules with all that they import and include. Never throws on any text: errors are diagnostics, and what
    /// does not depend on them is in the schema.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static YangCompilation Compile(CompileRequest request, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
