using NetMcp.Yang.Compilation;

namespace NetMcp.Devices.Schemas.Compiling;

/// <summary>Compiles; <see cref="YangCompiler.Compile"/> outside of tests.</summary>
internal delegate YangCompilation SchemaCompile(CompileRequest request, CancellationToken cancellationToken);
