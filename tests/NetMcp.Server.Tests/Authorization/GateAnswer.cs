using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NetMcp.TestKit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record GateAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, string Body)
{
    public JsonElement Message => JsonElement.Parse(Body.Split('\n').LastOrDefault(line => line.StartsWith("data: {", StringComparison.Ordinal))?["data: ".Length..] ?? Body);

    public JsonElement Result => Message.GetProperty("result");

    public string ErrorMessage => Message.GetProperty("error").GetProperty("message").GetString()!;

    public string Challenges => string.Join('\n', Headers.WwwAuthenticate.Select(challenge => challenge.ToString()));

    public static async Task<GateAnswer> ReadAsync(HttpResponseMessage answer) => new(answer.StatusCode, answer.Headers, await answer.Content.ReadAsStringAsync().Guarded());
}
