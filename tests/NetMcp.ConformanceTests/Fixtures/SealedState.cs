using System.Security.Cryptography;
using System.Text;
using ModelContextProtocol;

namespace NetMcp.ConformanceTests.Fixtures;

/// <summary>A request state with a MAC, because the client that carries it may change it.</summary>
internal static class SealedState
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string Seal(string state) => $"{state}.{Mac(state)}";

    public static string Open(string? sealedState)
    {
        var dot = sealedState?.LastIndexOf('.') ?? -1;
        return dot > 0 && Mac(sealedState![..dot]) == sealedState[(dot + 1)..]
            ? sealedState[..dot]
            : throw new McpProtocolException("The request state was changed.", McpErrorCode.InvalidParams);
    }

    private static string Mac(string state) => Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(state)));
}
