using System.Text;
using System.Text.Json;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>The HTTP interface of approvals, called by whomever and with whatever.</summary>
/// <param name="lab">The gateway.</param>
/// <param name="device">The device of the plans.</param>
/// <param name="grant">The grant of those who look and decide.</param>
internal sealed class ApprovalCalls(AttackLab lab, string device, string grant) : IDisposable
{
    public const string Api = "/api/approvals";

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    public static string Body(string hash) => $$"""{"plan_hash":"{{hash}}"}""";

    /// <summary>Plans another location and applies it, so that it waits for approval.</summary>
    public async Task<(string Change, string Id, string Hash)> AskAsync(Holder agent, string value)
    {
        var plan = await lab.DoneAsync(agent, "network.change.plan", $$"""{"edits":[{"device":"{{device}}","path":"/ietf-system:system/location","value":"{{value}}"}]}""");
        var change = plan.GetProperty("change").GetString()!;
        var waiting = await lab.DoneAsync(agent, "network.change.apply", $$"""{"change":"{{change}}"}""");
        Assert.Equal("awaiting_approval", waiting.GetProperty("state").GetString());
        var id = waiting.GetProperty("approval").GetProperty("request").GetString()!;
        return (change, id, (await ShowAsync(id)).GetProperty("plan_hash").GetString()!);
    }

    public async Task<JsonElement> ShowAsync(string id) => (await SendAsync(lab.Issue(grant, "nils"), HttpMethod.Get, $"{Api}/{id}", null)).Message;

    public Task<GateAnswer> DecideAsync(string who, string id, string hash, string verb) => SendAsync(lab.Issue(grant, who), HttpMethod.Post, $"{Api}/{id}/{verb}", Body(hash));

    public async Task<GateAnswer> SendAsync(Holder? who, HttpMethod method, string path, string? body, string type = "application/json", params (string Name, string Value)[] more)
    {
        using var request = new HttpRequestMessage(method, lab.App.Urls.First() + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in more.Concat(who?.Headers(AttackLab.Now, method.Method, "https://gateway.test" + path) ?? []))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _http.SendAsync(request).Guarded();
        return await GateAnswer.ReadAsync(answer);
    }
}
