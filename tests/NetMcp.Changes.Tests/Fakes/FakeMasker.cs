using NetMcp.Core.Masking;
using NetMcp.Yang.Data;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>Takes leafs and leaf-lists whose names hold <c>secret</c> for secrets, and the word <c>hunter2</c> wherever it stands.</summary>
internal sealed class FakeMasker : ISecretMasker, ILeafMasker
{
    public const string Word = "hunter2";

    public string MaskText(string text) => text.Replace(Word, ISecretMasker.Mask, StringComparison.Ordinal);

    public bool IsSecretName(string localName) => localName.Contains("secret", StringComparison.Ordinal);

    public bool IsSecretValue(string value) => value.Contains(Word, StringComparison.Ordinal);

    public ILeafMasker ForLeafs() => this;

    public string Show(DataNode leaf) => IsSecretName(leaf.Name) ? ISecretMasker.Mask : MaskText(leaf.Value ?? "");
}
