using System.IO.Pipelines;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.TestKit;
using NetMcp.Tools;
using NetMcp.Tools.Resources;

namespace NetMcp.Devices.Tests.Visibility;

/// <summary>The tools, resources and completions over played devices, with a real client of one caller in front.</summary>
internal sealed partial class PlayedGateway : IAsyncDisposable
{
    private readonly TempDirectory _cache = new();
    private readonly ServiceProvider _services;
    private McpServer _server = null!;
    private McpClient _client = null!;
    private Task _run = Task.CompletedTask;

    private PlayedGateway(string[] devices)
    {
        Stand = new SchemaStand(_cache, names: devices);
        _services = new ServiceCollection()
            .AddSingleton(Stand.Stand.Get<IDeviceDirectory>())
            .AddSingleton(Stand.Stand.Get<IDeviceReader>())
            .AddSingleton(Stand.Stand.Get<IDeviceSchemas>())
            .AddSingleton(Stand.Stand.Get<IDeviceTables>())
            .AddSingleton(Stand.Stand.Get<IReadCursors>())
            .AddSingleton(Stand.Stand.Get<ISecretMasker>())
            .AddNetMcpTools()
            .BuildServiceProvider();
    }

    public SchemaStand Stand { get; }

    /// <summary>A gateway to devices of this model and data, asked by this caller.</summary>
    public static async Task<PlayedGateway> OpenAsync(ICaller caller, IReadOnlyDictionary<string, string> data, params string[] models)
    {
        var gateway = new PlayedGateway([.. data.Keys]);
        foreach (var (name, xml) in data)
        {
            var device = gateway.Stand.Play(name);
            device.Capabilities = [.. models.Select(ModuleOf).Select(module => $"urn:{module}?module={module}")];
            foreach (var model in models)
            {
                device.Modules[ModuleOf(model)] = model;
            }

            device.Data = xml;
        }

        await gateway.ConnectAsync(caller);
        return gateway;
    }

    /// <summary>What a tool answers, errors included, with nothing in it that is by chance.</summary>
    public async Task<string> CallAsync(string tool, string arguments)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!.ToDictionary(pair => pair.Key, pair => (object?)pair.Value);
        var text = string.Empty;
        while (true)
        {
            var answer = JsonSerializer.Serialize(await _client.CallToolAsync(tool, values), McpJsonUtilities.DefaultOptions);
            var next = Cursor().Match(answer);
            text += (next.Success ? answer.Replace(next.Groups[1].Value, "next", StringComparison.Ordinal) : answer) + "\n";
            if (!next.Success)
            {
                return text;
            }

            // To the end of what was kept.
            values = new() { ["cursor"] = next.Groups[1].Value, ["max_bytes"] = values.GetValueOrDefault("max_bytes") };
            if (values["max_bytes"] is null)
            {
                values.Remove("max_bytes");
            }
        }
    }

    /// <summary>What a resource answers, or how it is refused.</summary>
    public Task<string> ReadAsync(string uri) => TellAsync(async () => await _client.ReadResourceAsync(uri));

    /// <summary>The list of resources.</summary>
    public Task<string> ListAsync() => TellAsync(async () => (await _client.ListResourcesAsync()).Select(resource => resource.Uri).ToList());

    /// <summary>What completes a path of a device, or a device's name.</summary>
    public Task<string> CompleteAsync(string template, string argument, string value, string device) => TellAsync(async () => await _client.CompleteAsync(new CompleteRequestParams
    {
        Ref = new ResourceTemplateReference { Uri = template },
        Argument = new Argument { Name = argument, Value = value },
        Context = new CompleteContext { Arguments = new Dictionary<string, string> { ["name"] = device } },
    }));

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
        await _run;
        await _services.DisposeAsync();
        await Stand.DisposeAsync();
        _cache.Dispose();
    }

    private static string ModuleOf(string model) => model.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1];

    private static async Task<string> TellAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return JsonSerializer.Serialize(await ask(), McpJsonUtilities.DefaultOptions);
        }
        catch (McpProtocolException refusal)
        {
            return $"{refusal.ErrorCode} {refusal.Message} {string.Join(',', refusal.Data.Keys.Cast<object>().Select(key => $"{key}={refusal.Data[key]}"))}";
        }
    }

    private async Task ConnectAsync(ICaller caller)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var options = new McpServerOptions { ServerInfo = new Implementation { Name = "test", Version = "1" }, ToolCollection = [], ResourceCollection = [] };
        foreach (var tool in _services.GetServices<McpServerTool>())
        {
            options.ToolCollection.Add(tool);
        }

        foreach (var resource in _services.GetServices<McpServerResource>())
        {
            options.ResourceCollection.Add(resource);
        }

        options.Handlers.CompleteHandler = _services.GetRequiredService<NameCompletion>().CompleteAsync;
        options.Handlers.ListResourcesHandler = _services.GetRequiredService<ResourceListing>().ListAsync;
        var user = new CallerPrincipal(caller);
        options.Filters.Message.IncomingFilters.Add(next => (context, cancellationToken) =>
        {
            (context.JsonRpcMessage.Context ??= new JsonRpcMessageContext()).User = user;
            context.User = user;
            return next(context, cancellationToken);
        });
        _server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), options, serviceProvider: _services);
        _run = _server.RunAsync();
        _client = await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()));
    }

    [GeneratedRegex("\"cursor\":\"([A-Za-z0-9_-]+)\"")]
    private static partial Regex Cursor();
}
