using System.Collections.Concurrent;
using NetMcp.Core.Masking;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Profiles;

namespace NetMcp.Devices.Masking;

/// <summary>The masker of the inventory in force: a reload that adds a rule takes effect with the next text.</summary>
internal sealed class ConfiguredMasker(IInventory inventory) : ISecretMasker
{
    private volatile Built _built = new(inventory.Current.Gateway.Masking);

    public string MaskText(string text) => Current().MaskText(text);

    public bool IsSecretName(string localName) => Current().IsSecretName(localName);

    public bool IsSecretValue(string value) => Current().IsSecretValue(value);

    public ILeafMasker ForLeafs() => Build().ForAll.ForLeafs();

    /// <summary>The masker as of now for documents of a kind of device.</summary>
    public SecretMasker For(DeviceProfile profile) => Build().For(profile);

    private SecretMasker Current() => Build().Masker;

    private Built Build()
    {
        var settings = inventory.Current.Gateway.Masking;
        var built = _built;
        if (!built.Settings.Equals(settings))
        {
            _built = built = new Built(settings);
        }

        return built;
    }

    private sealed class Built(MaskingSettings settings)
    {
        private readonly ConcurrentDictionary<string, SecretMasker> _byProfile = new(StringComparer.Ordinal);

        public MaskingSettings Settings { get; } = settings;

        public SecretMasker Masker { get; } = new(settings);

        public SecretMasker ForAll { get; } = new(settings.Names.Concat(DeviceProfiles.SecretNames), settings.Values, settings.DenyAll);

        public SecretMasker For(DeviceProfile profile) => profile.SecretNames.IsEmpty
            ? Masker
            : _byProfile.GetOrAdd(profile.Name, _ => new SecretMasker(Settings.Names.Concat(profile.SecretNames), Settings.Values, Settings.DenyAll));
    }
}
