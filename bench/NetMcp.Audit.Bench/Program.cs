using System.Diagnostics;
using System.Globalization;
using NetMcp.Audit.Bench;

// Started by bench/audit.sh, which builds it in Release: ROOT RESULTS RECORDS; and by itself: verify FOLDER KEY.
if (args is ["verify", var log, var pem])
{
    using var its = new BenchKey(File.ReadAllText(pem));
    Console.WriteLine(Verifying.Verify(log, its).Records);
    return 0;
}

const int Rounds = 5;
var (root, results, records) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
var folder = Directory.CreateTempSubdirectory("netmcp-audit-bench-").FullName;
try
{
    using var key = new BenchKey();
    var verifying = new Verifying(folder, records, Rounds, root);
    await verifying.RunAsync(key);
    var appending = new Appending(folder, Rounds, TimeSpan.FromSeconds(1));
    await appending.RunAsync(key);
    await File.WriteAllTextAsync(results, Page(verifying, appending));
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return 0;

string Page(Verifying verifying, Appending appending)
{
    var (verified, appended) = (verifying.Rates, appending.Rates);
    return string.Create(CultureInfo.InvariantCulture, $"""
        # Audit log bench, {DateTime.UtcNow:yyyy-MM-dd}

        - Command: `bench/audit.sh`
        - Commit: {Output("git", "describe", "--always", "--dirty")}
        - Machine: {Output("scripts/machine.sh")}
        - {Rounds} rounds after one that is thrown away, programs in turns; median (lowest to highest) of them.

        ## Verifying {records:#,0} records, {verifying.Bytes / 1e6:0} MB, a signed checkpoint every 1000

        | | records a second | rate : sha256sum | rate : python |
        | --- | ---: | ---: | ---: |
        {Row("NetMcp, in a warm process", "warm")}
        {Row("NetMcp, a process of its own, cold", "cold")}
        {Row("sha256sum of the same files", "sha256sum")}
        {Row("bench/peers/audit_verify.py", "python")}

        Files are in the page cache. sha256sum hashes the bytes and looks at nothing in them. The Python program reads each line as JSON and compares
        numbers and hashes; it verifies no signature. NetMcp hashes each line, reads its head, and verifies the signatures.

        ## Appending: effects that are on the disk, a second

        | | effects a second | rate : plain |
        | --- | ---: | ---: |
        {Append("a file, written and flushed (fdatasync or fsync, as .NET does) for each record", "plain")}
        {string.Join("\n", Appending.Writers.Select(writers => Append($"NetMcp, {writers} at once", writers.ToString(CultureInfo.InvariantCulture))))}

        The plain file takes 760 bytes a record, the log some 590. One flush serves all that came while the one before was under way.

        """);

    string Row(string title, string name) => string.Create(CultureInfo.InvariantCulture,
        $"| {title} | {verified[name]} | {verified[name].Median / verified["sha256sum"].Median:0.00} x | {verified[name].Median / verified["python"].Median:0.00} x |");

    string Append(string title, string name) => string.Create(CultureInfo.InvariantCulture, $"| {title} | {appended[name]} | {appended[name].Median / appended["plain"].Median:0.00} x |");
}

string Output(string program, params string[] arguments)
{
    var file = program.Contains('/', StringComparison.Ordinal) ? Path.Combine(root, program) : program;
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, WorkingDirectory = root })!;
    return process.StandardOutput.ReadToEnd().Trim();
}
