using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Tests.Fakes;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Tests.Resources;

/// <summary>Reads resources of <c>edge-1</c> through the protocol.</summary>
internal sealed class ResourceReader : IAsyncDisposable
{
    public const string Prefix = "network:///device/edge-1/";

    private readonly InMemoryConnection _connection;

    private ResourceReader(Toolbox toolbox, InMemoryConnection connection) => (Toolbox, _connection) = (toolbox, connection);

    public Toolbox Toolbox { get; }

    public static async Task<ResourceReader> OpenAsync(YangSchema? schema, ToolOptions? options = null)
    {
        var toolbox = new Toolbox(options);
        if (schema is not null)
        {
            toolbox.Schemas.Devices["edge-1"] = schema;
        }

        return new ResourceReader(toolbox, await InMemoryConnection.OpenAsync(toolbox));
    }

    /// <summary>Has the device answer with these documents, one a read; the last one again and again.</summary>
    public void Answer(params DeviceDocument[] documents)
    {
        var turn = 0;
        Toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(documents[Math.Min(turn++, documents.Length - 1)]);
    }

    public void Answer(params string[] json) => Answer([.. json.Select(text => new DeviceDocument { Text = text, Format = DataFormat.Json })]);

    public async Task<IReadOnlyList<TextResourceContents>> ReadAsync(string rest)
    {
        var result = await _connection.Client.ReadResourceAsync(Prefix + rest);
        return [.. result.Contents.Select(content => Assert.IsType<TextResourceContents>(content))];
    }

    public async Task<McpProtocolException> FailAsync(string rest) =>
        await Assert.ThrowsAsync<McpProtocolException>(async () => await _connection.Client.ReadResourceAsync(Prefix + rest));

    public async Task<IList<string>> CompleteAsync(string template, string argument, string value, string? device = null) =>
        (await _connection.Client.CompleteAsync(new CompleteRequestParams
        {
            Ref = new ResourceTemplateReference { Uri = "network:///device/{name}/" + template },
            Argument = new Argument { Name = argument, Value = value },
            Context = device is null ? null : new CompleteContext { Arguments = new Dictionary<string, string> { ["name"] = device } },
        })).Completion.Values;

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        Toolbox.Dispose();
    }
}
