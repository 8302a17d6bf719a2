using System.Text;
using System.Xml;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests;

/// <summary>Short ways to run operations and to look at what they came to.</summary>
internal static class Replies
{
    public static async Task OkAsync(this NetconfSession session, NetconfOperation<RpcOk> operation)
    {
        var outcome = await session.ExecuteAsync(operation, Guard.Token());
        Assert.True(outcome.IsSuccess, Describe(outcome));
    }

    public static async Task<IReadOnlyList<RpcError>> RefusedAsync<T>(this NetconfSession session, NetconfOperation<T> operation)
    {
        var outcome = await session.ExecuteAsync(operation, Guard.Token());
        return Assert.IsType<RpcOutcome<T>.Refused>(outcome).Errors;
    }

    public static async Task<MissingCapability> NotSupportedAsync<T>(this NetconfSession session, NetconfOperation<T> operation)
    {
        var outcome = await session.ExecuteAsync(operation, Guard.Token());
        return Assert.IsType<RpcOutcome<T>.NotSupported>(outcome).Missing;
    }

    /// <summary>The first content element, copied out with its namespaces.</summary>
    public static async Task<string> ContentAsync(this NetconfSession session, NetconfOperation<RpcReply> operation)
    {
        var outcome = await session.ExecuteAsync(operation, Guard.Token());
        Assert.True(outcome.IsSuccess, Describe(outcome));
        await using var reply = ((RpcOutcome<RpcReply>.Success)outcome).Value;
        return await reply.ContentAsync();
    }

    public static async Task<string> ContentAsync(this RpcReply reply) => await reply.ReadContentAsync(
        async (reader, token) =>
        {
            var text = new StringBuilder();
            await using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Async = true, OmitXmlDeclaration = true }))
            {
                Assert.True(await XmlElementCopy.CopyAsync(reader, writer, 10_000_000, token));
            }

            return text.ToString();
        },
        Guard.Token());

    private static string Describe<T>(RpcOutcome<T> outcome) => outcome switch
    {
        RpcOutcome<T>.Refused refused => string.Join("; ", refused.Errors),
        RpcOutcome<T>.NotSupported missing => missing.Missing.Message,
        _ => "success",
    };
}
