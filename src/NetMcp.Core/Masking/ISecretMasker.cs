namespace NetMcp.Core.Masking;

/// <summary>Takes secrets out of text before anybody reads it: results, errors and logs alike.</summary>
public interface ISecretMasker
{
    /// <summary>What stands in a secret's place.</summary>
    const string Mask = "***";

    /// <summary>The text with every value that looks like a secret replaced by <see cref="Mask"/>.</summary>
    string MaskText(string text);

    /// <summary>Whether a leaf of this local name holds a secret.</summary>
    bool IsSecretName(string localName);

    /// <summary>Whether a value looks like a secret whatever its leaf is called (crypt hashes, <c>$9$</c>, type 7...).</summary>
    bool IsSecretValue(string value);

    /// <summary>Judges the leafs of a tree, of whatever device: what is secret by the rules of any kind of device is.</summary>
    ILeafMasker ForLeafs();
}
