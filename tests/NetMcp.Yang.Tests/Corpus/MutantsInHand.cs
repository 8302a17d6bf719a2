using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text;
using NetMcp.TestKit;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>
/// Which mutant each worker has in hand, a line for each in a file that outlives the process: a stack overflow ends that without a word.
/// The file goes when the run comes to its end.
/// </summary>
internal sealed class MutantsInHand : IDisposable
{
    private const int LineLength = 120;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _lines;

    public MutantsInHand(string kind, int workers)
    {
        Path = Repository.Path("artifacts", "mutants", kind + ".txt");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        _file = MemoryMappedFile.CreateFromFile(Path, FileMode.Create, null, workers * LineLength);
        _lines = _file.CreateViewAccessor();
        for (var worker = 0; worker < workers; worker++)
        {
            Write(worker, "none");
        }
    }

    public string Path { get; }

    /// <summary>Puts down what a worker takes up.</summary>
    public void Take(int worker, int seed, string module) => Write(worker, Describe(seed, module));

    /// <summary>What a worker took up last.</summary>
    public string Read(int worker)
    {
        var bytes = new byte[LineLength];
        _lines.ReadArray(worker * LineLength, bytes, 0, LineLength);
        return Encoding.UTF8.GetString(bytes).Trim();
    }

    public static string Describe(int seed, string module) => string.Create(CultureInfo.InvariantCulture, $"mutant {seed} of {module}");

    public void Dispose()
    {
        _lines.Dispose();
        _file.Dispose();
        File.Delete(Path);
    }

    private void Write(int worker, string text)
    {
        var line = text.Length < LineLength ? text.PadRight(LineLength - 1) : text[..(LineLength - 1)];
        _lines.WriteArray(worker * LineLength, Encoding.UTF8.GetBytes(line + "\n"), 0, LineLength);
    }
}
