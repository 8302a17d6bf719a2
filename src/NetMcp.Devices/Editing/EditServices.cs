using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetMcp.Core.Editing;

namespace NetMcp.Devices.Editing;

/// <summary>Composition of this room.</summary>
internal static class EditServices
{
    public static void AddEditing(this IServiceCollection services)
    {
        services.TryAddSingleton(new EditLimits());
        services.AddSingleton<IDeviceEditor, DeviceEditor>();
    }
}
