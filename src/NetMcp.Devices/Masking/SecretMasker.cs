using System.Text.RegularExpressions;
using NetMcp.Core.Masking;
using NetMcp.Devices.Inventory;

namespace NetMcp.Devices.Masking;

/// <summary>The built-in rules and what the configuration or a profile adds to them.</summary>
internal sealed partial class SecretMasker(IEnumerable<string> names, IEnumerable<string> values, bool denyAll = true) : ISecretMasker
{
    private readonly SecretNames _names = new(names);
    private readonly SecretValues _values = new(values);

    public SecretMasker(MaskingSettings settings) : this(settings.Names, settings.Values, settings.DenyAll)
    {
    }

    public string MaskText(string text)
    {
        // Device text may quote XML: <password>x</password> tells its secret by its name.
        var elements = QuotedElement().Replace(text, match => _names.IsSecret(match.Groups["name"].Value)
            ? string.Concat(match.Groups["open"].Value, ISecretMasker.Mask, "</")
            : match.Value);
        return _values.Mask(elements, ISecretMasker.Mask);
    }

    public bool IsSecretName(string localName) => _names.IsSecret(localName);

    /// <summary>Whether what a model marks with nacm:default-deny-all is secret.</summary>
    public bool DenyAll => denyAll;

    /// <summary>Whether a value is worth a closer look: false for most, without a text being made of it.</summary>
    public bool MayBeSecretValue(ReadOnlySpan<char> value) => _values.MayBeSecret(value);

    public bool IsSecretValue(string value) => _values.IsSecret(value);

    public ILeafMasker ForLeafs() => new DataLeafMasker(this);

    [GeneratedRegex(@"(?<open><(?:[\w.-]{1,64}:)?(?<name>[\w.-]{1,128})(?:\s[^<>]{0,512})?>)[^<>]{1,65536}</")]
    private static partial Regex QuotedElement();
}
