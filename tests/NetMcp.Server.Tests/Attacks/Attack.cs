using System.Net;
using System.Text;
using System.Text.Json;
using NetMcp.Server.Tests.Authorization;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>One attack: that it was refused, that nothing leaked, and that it stands in the audit log.</summary>
internal sealed class Attack
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly AttackLab _lab;
    private readonly int _before;

    private Attack(AttackLab lab, int before) => (_lab, _before) = (lab, before);

    /// <summary>Takes note of where the journal ends.</summary>
    public static async Task<Attack> BeginAsync(AttackLab lab)
    {
        // Reads are flushed within 50 ms: what others left must not be taken for this attack's.
        int count;
        do
        {
            count = Records(lab).Count;
            await Task.Delay(Step * 3);
        }
        while (Records(lab).Count != count);
        return new Attack(lab, count);
    }

    /// <summary>The answer is a refusal, holds none of the canaries but what the attacker said itself, and a record tells of it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="said">What the attacker sent, which an answer may repeat.</param>
    /// <param name="principal">Whom the record must name; null where nobody was let in, and then it names the address.</param>
    public async Task<JsonElement> RefusedAsync(GateAnswer answer, string said = "", string? principal = null)
    {
        Assert.True(IsRefused(answer), $"{said}\n{(int)answer.Status} {answer.Body}");
        Silent(answer, said);
        return await RecordedAsync(principal, said);
    }

    /// <summary>The answer holds none of the canaries.</summary>
    public void Silent(GateAnswer answer, string said = "")
    {
        var text = Unescaped(answer.Headers + answer.Body);
        Assert.All(_lab.Canaries.Where(canary => !said.Contains(canary, StringComparison.Ordinal)), canary => Assert.False(text.Contains(canary, StringComparison.Ordinal), $"{canary} in the answer to {said}: {text}"));
    }

    /// <summary>A record since the attack began says refused or failed, who or from where, and why.</summary>
    public async Task<JsonElement> RecordedAsync(string? principal, string said = "")
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var found = Since().LastOrDefault(record => IsOfAttack(record, principal));
            if (found.ValueKind == JsonValueKind.Object)
            {
                return found;
            }

            await Task.Delay(Step);
        }

        Assert.Fail($"No record of {principal ?? "anybody"} for {said}:\n{string.Join('\n', Since())}");
        return default;
    }

    /// <summary>The records since the attack began.</summary>
    public IReadOnlyList<JsonElement> Since() => [.. Records(_lab).Skip(_before)];

    private static bool IsOfAttack(JsonElement record, string? principal) =>
        Text(record, "kind") is "refused" or "call-ended" && Text(record, "outcome") is "refused" or "failed"
        && (principal is null ? Text(record, "remote") == "127.0.0.1" : Text(record, "principal") == principal)
        && (Text(record, "code") ?? Text(record, "reason")) is { Length: > 0 };

    private static bool IsRefused(GateAnswer answer) =>
        answer.Status >= HttpStatusCode.BadRequest || answer.Body.Contains("\"isError\":true", StringComparison.Ordinal) || answer.Body.Contains("\"error\":{", StringComparison.Ordinal);

    private static string? Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A canary must not hide behind JSON's escapes.
    private static string Unescaped(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\\u([0-9a-fA-F]{4})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());

    private static List<JsonElement> Records(AttackLab lab)
    {
        var records = new List<JsonElement>();
        foreach (var file in Directory.GetFiles(lab.Audit, "audit-*.jsonl").Order(StringComparer.Ordinal))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            records.AddRange(reader.ReadToEnd().Split('\n')[..^1].Select(line => JsonElement.Parse(line)));
        }

        return records;
    }
}
