using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Server.Mcp.Stdio;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Mcp;

/// <summary>Lines of standard input against the limit, in reads of any size.</summary>
public sealed class LineLimitStreamTests
{
    [Theory]
    [InlineData("12345\n", "12345\n")]
    [InlineData("123456\n", "12345\n")]
    [InlineData("123456789\nab\n", "12345\nab\n")]
    [InlineData("\n\n123456789\n\n", "\n\n12345\n\n")]
    [InlineData("123456789", "12345")]
    [InlineData("", "")]
    public async Task Read_LinesOverTheLimit_LoseTheirRest(string sent, string expected)
    {
        for (var size = 1; size <= sent.Length + 1; size++)
        {
            await using var lines = new LineLimitStream(new MemoryStream(Encoding.ASCII.GetBytes(sent)), 5, NullLogger.Instance);
            var buffer = new byte[size];
            var got = new StringBuilder();
            int read;
            while ((read = await lines.ReadAsync(buffer).AsTask().Guarded()) > 0)
            {
                got.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }

            Assert.Equal(expected, got.ToString());
        }
    }
}
