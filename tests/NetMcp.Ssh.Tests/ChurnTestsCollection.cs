using Xunit;

namespace NetMcp.Ssh.Tests;

/// <summary>Counts of descriptors and memory are the process's, so nothing runs beside them.</summary>
[CollectionDefinition(nameof(ChurnTests), DisableParallelization = true)]
public sealed class ChurnTestsCollection;
