using System.Xml;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Masking;

namespace NetMcp.Devices.Reading;

/// <summary>XML as the device gave it, secrets masked, cut at an element boundary.</summary>
internal sealed class XmlForm(SecretMasker masker, int maxBytes, int maxDepth, SchemaTrail trail) : IReplyForm
{
    public DeviceDocument Empty => new() { Text = string.Empty };

    public async ValueTask<Outcome<DeviceDocument>> ReadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var copied = await new ReplyCopy(masker, maxBytes, maxDepth, trail).CopyAsync(reader, cancellationToken).ConfigureAwait(false);
            return new DeviceDocument
            {
                Text = copied.Xml,
                Truncated = copied.CutAt is not null,
                CutAt = copied.CutAt,
                CutTextCharacters = copied.CutText,
                MaskedValues = copied.MaskedValues,
            };
        }
        catch (ReplyTooDeepException e)
        {
            return new Failure(FailureCode.LimitExceeded, e.Message);
        }
    }
}
