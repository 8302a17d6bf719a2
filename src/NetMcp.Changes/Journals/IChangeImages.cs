using NetMcp.Core.Devices;

namespace NetMcp.Changes.Journals;

/// <summary>What a change needs after a death and no journal may hold: secrets. Written whole and on the disk when the task is done.</summary>
internal interface IChangeImages
{
    /// <summary>Keeps an image.</summary>
    /// <exception cref="IOException">The disk does not take it: nothing may be begun that rests on it.</exception>
    Task SaveAsync(ChangeId change, DeviceName device, ImageKind kind, string text);

    /// <summary>The image, or null.</summary>
    string? Find(ChangeId change, DeviceName device, ImageKind kind);
}
