using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Audit;
using NetMcp.Audit.Verifying;
using NetMcp.Server.Auditing;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Cli.Trust;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Cli.Audit;

/// <summary><c>netmcp audit verify</c>: whether the log is what was written.</summary>
internal static class AuditVerifyCommand
{
    private const int HashDigits = 64;

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var log = new AuditFolder();
        var authority = TrustOptions.Authority(required: false);
        var jwks = new Option<string[]>("--jwks") { Description = "A JWK set with keys of checkpoints, as 'netmcp keys list --jwks' writes it; may be repeated for older ones.", HelpName = "FILE" };
        var unsigned = new Option<bool>("--no-signatures") { Description = "Leave the signatures of checkpoints alone." };
        var gaps = new Option<bool>("--allow-gaps") { Description = "Gaps that an operator took note of (accept-gap) are no findings." };
        var expect = new Option<string[]>("--expect") { Description = "A record that is known from elsewhere, as from a syslog server: its number, and the SHA-256 of its line with the line feed.", HelpName = "SEQ:SHA256" };
        var json = CommonOptions.Json();
        expect.Validators.Add(RefuseNoRecord);
        var command = new Command("verify", "Find every edit, deletion, insertion, reordering, and what was cut off before the last checkpoint. Exit codes: 0 nothing found, 1 something, or the log cannot be read.")
        {
            log.Folder, authority, jwks, unsigned, gaps, expect, log.Configuration, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var (folder, configured) = log.Find(console, parsed);
            var options = new VerifyOptions
            {
                Keys = parsed.GetValue(unsigned) ? null : Keys(console, parsed.GetValue(jwks) ?? [], parsed.GetValue(authority) ?? configured),
                AllowAcceptedGaps = parsed.GetValue(gaps),
                Expected = (parsed.GetValue(expect) ?? []).Select(text => text.Split(':')).DistinctBy(parts => parts[0])
                    .ToDictionary(parts => long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture), parts => parts[1]),
            };
            var report = AuditFolder.Use(() => AuditVerifier.Verify(folder, options, cancellationToken));
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, Describe(report));
            }
            else
            {
                Print(console, report, options);
            }

            return Task.FromResult(report.FindingCount == 0 ? CliExitCode.Done : CliExitCode.Failed);
        });
        return command;
    }

    private static SetKeys Keys(CliConsole console, string[] files, string? authority)
    {
        List<KeySet> sets = [.. files.Select(file => TrustFiles.Value(console, file, KeySet.Read(TrustFiles.Bytes(file))))];
        if (authority is not null && (files.Length == 0 || Directory.Exists(TrustFiles.Keys(authority))))
        {
            using var ring = TrustFiles.Use(() => KeyRing.Open(TrustFiles.Keys(authority)));

            // All of them, whatever their times: a checkpoint was signed when it was written.
            sets.Add(ring.PublishedAt(DateTimeOffset.MinValue));
        }

        return sets.Count > 0
            ? new SetKeys(sets)
            : throw new CliException(CliExitCode.Usage, "The keys of the checkpoints are needed: --jwks FILE or --authority FOLDER; --no-signatures does without.");
    }

    private static void RefuseNoRecord(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split(':') is not [var seq, { Length: HashDigits } hash] || !long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out _) || !hash.All(char.IsAsciiHexDigit))
            {
                result.AddError("--expect takes a record's number, a colon and 64 hexadecimal digits.");
            }
        }
    }

    private static void Print(CliConsole console, VerifyReport report, VerifyOptions options)
    {
        foreach (var finding in report.Findings)
        {
            console.Out.WriteLine(TerminalText.Clean(finding.ToString()));
        }

        if (report.FindingCount > report.Findings.Count)
        {
            console.Out.WriteLine($"... and {report.FindingCount - report.Findings.Count} findings more.");
        }

        foreach (var remark in report.Remarks)
        {
            console.Error.WriteLine(TerminalText.Clean(remark));
        }

        console.Out.WriteLine($"{report.Records} records in {report.Files} files, from {report.FirstSeq} to {report.LastSeq} ({report.LastHash}); "
            + (options.Keys is null ? "signatures were not looked at; " : $"{report.SignedCheckpoints} checkpoints with a good signature; ")
            + (report.LastCheckpoint > 0 ? $"{report.LastSeq - report.LastCheckpoint} records after the last checkpoint." : "no checkpoint."));
        console.Out.WriteLine(report.FindingCount == 0 ? "Nothing was changed." : $"{report.FindingCount} findings.");
    }

    private static JsonObject Describe(VerifyReport report) => new()
    {
        ["records"] = report.Records,
        ["files"] = report.Files,
        ["chain"] = report.Chain,
        ["firstSeq"] = report.FirstSeq,
        ["lastSeq"] = report.LastSeq,
        ["lastHash"] = report.LastHash,
        ["signedCheckpoints"] = report.SignedCheckpoints,
        ["lastCheckpoint"] = report.LastCheckpoint,
        ["findingCount"] = report.FindingCount,
        ["findings"] = new JsonArray([.. report.Findings.Select(finding => (JsonNode)new JsonObject
        {
            ["kind"] = finding.Kind.ToString(),
            ["file"] = finding.File,
            ["line"] = finding.Line,
            ["text"] = finding.Text,
        })]),
        ["remarks"] = new JsonArray([.. report.Remarks.Select(remark => (JsonNode)remark)]),
    };
}
