using System.Text.Json;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Plans;

/// <summary>An edit as the requester wrote it; nothing of it is checked yet.</summary>
/// <param name="Device">On which device.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Path">A data path or instance-identifier, with every list key but those that are named in the value.</param>
/// <param name="Value">
/// The node at the path as RFC 7951 JSON: the content of the node itself, or an object of one member that names it. None for delete and remove.
/// </param>
public sealed record RequestedEdit(DeviceName Device, EditOperation Operation, string Path, JsonElement? Value);
