using System.Diagnostics;

namespace NetMcp.TestKit;

/// <summary>
/// Has yanglint judge many documents with one loading of the modules: its command line stops at the first bad document, its shell goes on.
/// </summary>
public static class YanglintSession
{
    /// <summary>Judges documents.</summary>
    /// <param name="modules">The modules' files; what they import is implemented too.</param>
    /// <param name="searchFolders">Where imports and submodules are found.</param>
    /// <param name="documents">The XML documents, and whether each holds state beside configuration.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>What it says of each, in their order.</returns>
    public static async Task<IReadOnlyList<YanglintJudgement>> JudgeAsync(
        IEnumerable<string> modules, IEnumerable<string> searchFolders, IReadOnlyList<(string Xml, bool HasState)> documents, CancellationToken cancellationToken = default)
    {
        using var folder = new TempDirectory();
        var head = searchFolders.Select(path => "searchpath " + path).Append($"add -i -i {string.Join(' ', modules)}").ToArray();
        for (var index = 0; index < documents.Count; index++)
        {
            folder.Write(Name(index, "xml"), documents[index].Xml);
        }

        var judgements = new YanglintJudgement[documents.Count];
        for (var next = 0; next < documents.Count;)
        {
            var commands = Enumerable.Range(next, documents.Count - next)
                .Select(index => $"data -t {(documents[index].HasState ? "data" : "config")} -f json -o {Name(index, "json")} {Name(index, "xml")}");
            var errors = await RunAsync([.. head, .. commands], folder.Path, cancellationToken);
            var first = next;
            for (; next < documents.Count && File.Exists(folder.File(Name(next, "json"))); next++)
            {
                judgements[next] = Judge(File.ReadAllText(folder.File(Name(next, "json"))), errors.GetValueOrDefault(Name(next, "xml")));
            }

            if (next == first)
            {
                throw new InvalidOperationException("yanglint judged nothing: " + string.Join('\n', errors.Values));
            }

            // Version 2.1.30 ends with SIGSEGV on some documents: the last that it began.
            if (next < documents.Count)
            {
                judgements[next - 1] = new(null, null);
            }
        }

        return judgements;
    }

    private static YanglintJudgement Judge(string json, string? error) => json.Length > 0 ? new(json, null) : new(null, error ?? "no message");

    private static string Name(int index, string extension) => FormattableString.Invariant($"d{index}.{extension}");

    // The errors by the documents' names: they stand before the line that says that the document was not taken.
    private static async Task<Dictionary<string, string>> RunAsync(string[] commands, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("yanglint") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.StandardInput.WriteLineAsync(string.Join('\n', commands).AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It has ended before it has read all; what it has judged counts.
            }

            var printed = await errors.Guarded();
            await output.Guarded();
            await process.WaitForExitAsync(cancellationToken).Guarded();
            return ByDocument(printed);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static Dictionary<string, string> ByDocument(string printed)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var pending = new List<string>();
        foreach (var line in printed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Contains("Failed to parse input data file", StringComparison.Ordinal))
            {
                errors[line.Split('"')[1]] = string.Join(" / ", pending);
                pending.Clear();
            }
            else if (line.StartsWith("libyang[0]", StringComparison.Ordinal) || line.StartsWith("YANGLINT[E]", StringComparison.Ordinal))
            {
                pending.Add(line);
            }
        }

        return errors;
    }
}
