using System.Diagnostics;
using System.Globalization;
using System.Xml;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Bench.Measures;

/// <summary>What a child process does: reads the document some times and tells what each time took and how much memory it came to.</summary>
internal static class ConversionPass
{
    public const string ChildArgument = "--pass";

    /// <summary><c>--pass (bare|json) (sync|async) DOCUMENT CORPUS TIMES</c>; prints milliseconds for each time, then the peak in KiB.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        var (isBare, isAsync, document, corpus, times) = (arguments[1] == "bare", arguments[2] == "async", arguments[3], arguments[4], int.Parse(arguments[5], CultureInfo.InvariantCulture));
        var schema = isBare ? null : CorpusSources.Interfaces(corpus);
        for (var time = 0; time < times; time++)
        {
            var watch = Stopwatch.StartNew();
            await using var input = new FileStream(document, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, isAsync);
            using var reader = XmlReader.Create(input, XmlDataReader.CreateSettings(isAsync));
            await PassAsync(reader, schema, isAsync);
            Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }

        Console.WriteLine(ProcessMemory.PeakKibibytes(Environment.ProcessId).ToString(CultureInfo.InvariantCulture));
    }

    private static async Task PassAsync(XmlReader reader, Schema.YangSchema? schema, bool isAsync)
    {
        switch (schema, isAsync)
        {
            case (null, false):
                while (reader.Read())
                {
                }

                break;
            case (null, true):
                while (await reader.ReadAsync())
                {
                }

                break;
            case (not null, false):
                Check(XmlToJson.Convert(reader, schema, Stream.Null));
                break;
            default:
                Check(await XmlToJson.ConvertAsync(reader, schema, Stream.Null));
                break;
        }
    }

    private static void Check(Data.Streaming.XmlToJsonResult result)
    {
        if (result.ProblemCount > 0)
        {
            throw new InvalidOperationException(string.Join('\n', result.Problems));
        }
    }
}
