using NetMcp.Core.Masking;
using NetMcp.Devices.Inventory;

namespace NetMcp.Devices.Masking;

/// <summary>The masker of the inventory in force: a reload that adds a rule takes effect with the next text.</summary>
internal sealed class ConfiguredMasker(IInventory inventory) : ISecretMasker
{
    private volatile Built _built = new(inventory.Current.Gateway.Masking);

    public string MaskText(string text) => Current().MaskText(text);

    public bool IsSecretName(string localName) => Current().IsSecretName(localName);

    public bool IsSecretValue(string value) => Current().IsSecretValue(value);

    /// <summary>The masker as of now, for a pass over a whole document.</summary>
    public SecretMasker Current()
    {
        var settings = inventory.Current.Gateway.Masking;
        var built = _built;
        if (!built.Settings.Equals(settings))
        {
            _built = built = new Built(settings);
        }

        return built.Masker;
    }

    private sealed class Built(MaskingSettings settings)
    {
        public MaskingSettings Settings { get; } = settings;

        public SecretMasker Masker { get; } = new(settings);
    }
}
