using System.Text;
using System.Text.Json;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>The arguments of a call as the audit log may have them: secrets masked, bounded, with the devices and the change that they name.</summary>
internal sealed class AuditArguments
{
    /// <summary>The most characters that are kept.</summary>
    public const int MaxLength = 8 * 1024;

    private const int MaxDevices = 64;
    private const int MaxDepth = 32;
    private const string Path = "path";

    private readonly ISecretMasker? _masker;
    private readonly HashSet<DeviceName> _devices = [];

    private AuditArguments(ISecretMasker? masker)
    {
        _masker = masker;
    }

    /// <summary>As JSON text; null where there are none, or nobody who could mask them.</summary>
    public string? Text { get; private set; }

    /// <summary>The devices that are named as such.</summary>
    public IReadOnlyList<DeviceName> Devices => [.. _devices];

    /// <summary>The change.</summary>
    public string? ChangeId { get; private set; }

    /// <summary>Looks at the arguments of a call.</summary>
    public static AuditArguments Of(IDictionary<string, JsonElement>? arguments, ISecretMasker? masker)
    {
        var read = new AuditArguments(masker);
        if (arguments is not { Count: > 0 })
        {
            return read;
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            var secret = arguments.TryGetValue(Path, out var path) && read.NamesSecret(path);
            foreach (var (name, value) in arguments)
            {
                read.Write(writer, name, value, secret && IsOfPath(name), depth: 0);
            }

            writer.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        read.Text = masker is null ? null : text.Length <= MaxLength ? text : text[..MaxLength] + "...";
        read.ChangeId = arguments.TryGetValue("change", out var change) && change.ValueKind == JsonValueKind.String && change.GetString() is { Length: <= 64 } id ? id : null;
        return read;
    }

    private void Write(Utf8JsonWriter writer, string name, JsonElement value, bool secret, int depth)
    {
        Note(name, value);

        // A member of a model's data may have its module before it (RFC 7951 section 4).
        secret |= _masker?.IsSecretName(name[(name.LastIndexOf(':') + 1)..]) == true;
        writer.WritePropertyName(name.Length <= 256 ? name : name[..256]);
        if (name == Path && !secret && _masker is not null && value.ValueKind == JsonValueKind.String && value.GetString() is { } path && !AuditXml.Is(path))
        {
            writer.WriteStringValue(Masked(AuditPath.Mask(path, _masker)));
            return;
        }

        Write(writer, value, secret, depth + 1);
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, bool secret, int depth)
    {
        if (depth > MaxDepth || writer.BytesCommitted + writer.BytesPending > 4 * MaxLength)
        {
            writer.WriteStringValue("...");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var atSecret = value.TryGetProperty(Path, out var path) && NamesSecret(path);
                foreach (var member in value.EnumerateObject())
                {
                    Write(writer, member.Name, member.Value, secret || (atSecret && IsOfPath(member.Name)), depth);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, secret, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(secret ? ISecretMasker.Mask : Masked(value.GetString()!));
                break;
            default:
                if (secret)
                {
                    writer.WriteStringValue(ISecretMasker.Mask);
                }
                else
                {
                    value.WriteTo(writer);
                }

                break;
        }
    }

    // Masked before it is cut: a cut could leave half a secret that no pattern knows any more.
    private string Masked(string text)
    {
        var masked = _masker is null || _masker.IsSecretValue(text) ? ISecretMasker.Mask : _masker.MaskText(AuditXml.Is(text) ? AuditXml.Mask(text, _masker) : text);
        return masked.Length <= MaxLength ? masked : masked[..MaxLength] + "...";
    }

    // An edit or a check of a leaf holds its value beside its path, where no name tells that it is one.
    private static bool IsOfPath(string name) => name is "value" or "equals" or "least" or "most";

    private bool NamesSecret(JsonElement path) => _masker is not null && path.ValueKind == JsonValueKind.String && AuditPath.NamesSecret(path.GetString()!, _masker);

    private void Note(string name, JsonElement value)
    {
        if (name == "device")
        {
            AddDevice(value);
        }
        else if (name == "devices" && value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                AddDevice(item);
            }
        }
    }

    private void AddDevice(JsonElement value)
    {
        if (_devices.Count < MaxDevices && value.ValueKind == JsonValueKind.String && DeviceName.TryParse(value.GetString(), out var device))
        {
            _devices.Add(device);
        }
    }
}
