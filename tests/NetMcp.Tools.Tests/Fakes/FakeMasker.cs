using NetMcp.Core.Masking;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>Knows one secret.</summary>
internal sealed class FakeMasker : ISecretMasker
{
    public const string Secret = "hunter2";

    public string MaskText(string text) => text.Replace(Secret, ISecretMasker.Mask, StringComparison.Ordinal);

    public bool IsSecretName(string localName) => localName == "password";

    public bool IsSecretValue(string value) => value == Secret;

    public ILeafMasker ForLeafs() => throw new NotSupportedException("No tool judges leafs.");
}
