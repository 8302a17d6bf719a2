using NetMcp.Server.Cli.Output;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Server.Cli.Yang;

/// <summary>Instance data in a file, in XML or RFC 7951 JSON.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsXml">Whether it is XML.</param>
/// <param name="Result">What reading it came to.</param>
internal sealed record DataFile(string Path, bool IsXml, DataReadResult Result)
{
    /// <summary>Whether all of it was read and nothing is wrong but nodes that the schema does not know, which are kept and told.</summary>
    public bool IsCorrect => Result.Tree is not null && !Result.Problems.Any(problem => problem.IsError);

    /// <summary>Reads a file and prints what is wrong with it.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static DataFile Read(string path, YangSchema schema, TextWriter errors)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliExitCode.Usage, $"{path} cannot be read.", e);
        }

        var isXml = text.AsSpan().TrimStart().StartsWith("<");
        var file = new DataFile(path, isXml, isXml ? XmlDataReader.Read(text, schema) : JsonDataReader.Read(text, schema));
        foreach (var problem in file.Result.Problems)
        {
            errors.WriteLine(TerminalText.Clean($"{path}:{problem}").ReplaceLineEndings(" "));
        }

        return file;
    }
}
