using System.Text.Json;
using System.Text.Json.Serialization;
using NetMcp.Changes.States;

namespace NetMcp.Changes.Tests.Killing;

/// <summary>How a change stands, as the gateway's process prints it.</summary>
internal sealed record HostStatus(string Change, ChangeState State, IReadOnlyDictionary<string, DeviceChangeState> Devices, string? Reason)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
