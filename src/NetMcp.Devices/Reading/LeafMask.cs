using NetMcp.Devices.Masking;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;

namespace NetMcp.Devices.Reading;

/// <summary>Masks the values of a document that is turned into JSON.</summary>
internal sealed class LeafMask(SecretMasker masker) : IValueMask
{
    private readonly SecretLeaves _secrets = new(masker);

    public string? Mask(LeafPlace place, ReadOnlySpan<char> value)
    {
        // Most values need no text of their own to be let through.
        if (value.IsEmpty || !_secrets.MayBeSecret(place.Schema, place.Path, value))
        {
            return null;
        }

        var before = _secrets.Masked;
        var shown = _secrets.Mask(place.Path, value.ToString(), place.Schema);
        return _secrets.Masked > before ? shown : null;
    }

    public string? Mask(DataAnnotation annotation)
    {
        var before = _secrets.Masked;
        var shown = _secrets.MaskAttribute(annotation.Name, annotation.Value);
        return _secrets.Masked > before ? shown : null;
    }
}
