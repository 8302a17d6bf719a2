using ModelContextProtocol.Protocol;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Results;

/// <summary>The result of a call that the gateway itself ends, before or around its tool.</summary>
public static class GatewayFailure
{
    private static readonly FailureContent Content = new(new ToolOptions(), NoDeviceText.Instance);

    /// <summary>The failure in the shape that every tool's failure has. Its text must be the gateway's own: it is not masked.</summary>
    public static CallToolResult Result(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var content = Content.Write(failure);
        return new ToolAnswer(content, FailureContent.Summarize(content), IsError: true).ToResult(AnswerForm.StructuredAndText);
    }

    private sealed class NoDeviceText : ISecretMasker
    {
        public static readonly NoDeviceText Instance = new();

        public string MaskText(string text) => text;

        public bool IsSecretName(string localName) => false;

        public bool IsSecretValue(string value) => false;

        public ILeafMasker ForLeafs() => throw new NotSupportedException("The gateway's own text has no leafs.");
    }
}
