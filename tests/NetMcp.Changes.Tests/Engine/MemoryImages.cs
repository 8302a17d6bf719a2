using System.Collections.Concurrent;
using NetMcp.Changes.Journals;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Images that survive their gateway.</summary>
internal sealed class MemoryImages : IChangeImages
{
    private readonly ConcurrentDictionary<(ChangeId, DeviceName, ImageKind), string> _images = new();

    public Task SaveAsync(ChangeId change, DeviceName device, ImageKind kind, string text)
    {
        _images[(change, device, kind)] = text;
        return Task.CompletedTask;
    }

    public string? Find(ChangeId change, DeviceName device, ImageKind kind) => _images.GetValueOrDefault((change, device, kind));
}
