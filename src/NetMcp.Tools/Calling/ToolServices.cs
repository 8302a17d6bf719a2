using Microsoft.Extensions.Logging;
using NetMcp.Core.Masking;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Calling;

/// <summary>What every tool needs.</summary>
internal sealed record ToolServices(ToolOptions Options, ISecretMasker Masker, TimeProvider Time, ILogger Logger)
{
    /// <summary>Writes failures.</summary>
    public FailureContent Failures { get; } = new(Options, Masker);
}
