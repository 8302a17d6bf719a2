using NetMcp.Changes.Journals;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Images that survive their gateway.</summary>
internal sealed class MemoryImages : IChangeImages
{
    private readonly Dictionary<(DeviceName, ImageKind), string> _images = [];

    public void Save(ChangeId change, DeviceName device, ImageKind kind, string text) => _images[(device, kind)] = text;

    public string? Find(ChangeId change, DeviceName device, ImageKind kind) => _images.GetValueOrDefault((device, kind));
}
