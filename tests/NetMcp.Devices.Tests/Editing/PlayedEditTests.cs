using System.Text.RegularExpressions;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>Tests that play a device which is changed: what it says is written by hand.</summary>
public abstract partial class PlayedEditTests(string more = "") : PlayedDeviceTests($$"""
    credentials: { k: { kind: password-file, path: none }, w: { kind: password-file, path: none } }
    defaults: { user: u, credential: k }
    devices:
      - { name: a, address: 192.0.2.1, change_user: w, change_credential: w{{more}} }
    """)
{
    private protected const string Capability = "urn:ietf:params:netconf:capability:";

    private protected static readonly DeviceName Name = DeviceName.Parse("a");

    private protected IDeviceEditor Editor => Stand.Get<IDeviceEditor>();

    /// <summary>A session with a device of this hello.</summary>
    private protected async Task<(IEditSession Session, FakeNetconfPeer Peer)> OpenAsync(params string[] capabilities)
    {
        var opening = Editor.OpenAsync(Name, Guard.Token());
        var peer = await Devices.NextAsync("a");
        await peer.SayHelloAsync(true, capabilities);
        await peer.HearAsync();
        return (await opening.DoneAsync(), peer);
    }

    /// <summary>Answers the next rpc, and gives the operation that it held.</summary>
    private protected static async Task<string> AnswerAsync(FakeNetconfPeer peer, string reply)
    {
        var rpc = Rpc().Match(await peer.HearChunkedAsync());
        await peer.SayReplyAsync(rpc.Groups["id"].Value, reply);
        return rpc.Groups["operation"].Value;
    }

    /// <summary>What an operation sends, with what it comes to when the device answers so.</summary>
    private protected static async Task<(string Sent, Outcome<T> Outcome)> AskAsync<T>(FakeNetconfPeer peer, Task<Outcome<T>> operation, string reply = "<ok/>")
    {
        var sent = await AnswerAsync(peer, reply);
        return (sent, await operation.Guarded());
    }

    private protected static string Error(string tag, string more = "") =>
        $"<rpc-error><error-type>protocol</error-type><error-tag>{tag}</error-tag><error-severity>error</error-severity>{more}</rpc-error>";

    [GeneratedRegex("^<rpc [^>]*message-id=\"(?<id>[^\"]+)\"[^>]*>(?<operation>.*)</rpc>$", RegexOptions.Singleline)]
    private static partial Regex Rpc();
}
