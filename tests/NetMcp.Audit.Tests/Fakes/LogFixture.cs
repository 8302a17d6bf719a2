using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Verifying;
using NetMcp.Core.Auditing;
using NetMcp.TestKit;

namespace NetMcp.Audit.Tests.Fakes;

/// <summary>A log in a folder of its own.</summary>
internal sealed class LogFixture : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly string? _folder;

    public LogFixture(string? folder = null) => _folder = folder;

    public TestKeys Keys { get; } = new();

    public string Folder => _folder ?? _directory.File("audit");

    public AuditOptions Options => new() { Folder = Folder };

    public AuditJournal Open(Func<AuditOptions, AuditOptions>? with = null, TimeProvider? time = null) =>
        new(with is null ? Options : with(Options), Keys, time ?? TimeProvider.System, NullLogger.Instance);

    /// <summary>Writes some effects and ends.</summary>
    public async Task WriteAsync(int count, Func<AuditOptions, AuditOptions>? with = null)
    {
        await using var journal = Open(with);
        for (var i = 0; i < count; i++)
        {
            await journal.WriteAsync(Step(i), AuditUrgency.Effect, default).Guarded();
        }
    }

    public static AuditRecord Step(int number) => new() { Kind = AuditKind.ChangeStep, Outcome = AuditOutcome.Begun, CallId = $"call-{number}", Principal = "alice" };

    public VerifyReport Verify() => AuditVerifier.Verify(Folder, new VerifyOptions { Keys = Keys }, Guard.Token());

    public IReadOnlyList<string> Files() => [.. Directory.GetFiles(Folder, "audit-*.jsonl").Order(StringComparer.Ordinal)];

    /// <summary>All lines with their line feeds.</summary>
    public IReadOnlyList<string> Lines() => [.. Files().SelectMany(file => File.ReadAllText(file, Encoding.ASCII).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line + "\n")];

    /// <summary>The records.</summary>
    public IReadOnlyList<JsonElement> Records() => [.. Lines().Select(line => JsonDocument.Parse(line).RootElement)];

    public IReadOnlyList<string> Kinds() => [.. Records().Select(record => record.GetProperty("kind").GetString()!)];

    public void Dispose()
    {
        Keys.Dispose();
        _directory.Dispose();
    }
}
