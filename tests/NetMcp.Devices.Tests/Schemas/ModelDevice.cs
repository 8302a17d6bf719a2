using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit.FakePeer;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>A device that answers questions about its modules, and every other question with the same data, on every session that is opened with it.</summary>
internal sealed partial class ModelDevice(FakeDevices devices, string name)
{
    private const string Monitoring = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

    /// <summary>Capabilities of the hello besides monitoring.</summary>
    public string[] Capabilities { get; set; } = [];

    /// <summary>Whether it gives out modules at all.</summary>
    public bool GivesModules { get; set; } = true;

    /// <summary>The content of data for a question about the YANG library.</summary>
    public string Library { get; set; } = string.Empty;

    /// <summary>The texts by name, or by name@revision where the revision is asked for.</summary>
    public Dictionary<string, string> Modules { get; } = [];

    /// <summary>The content of data for every other question.</summary>
    public string Data { get; set; } = string.Empty;

    /// <summary>A module over which it closes the session.</summary>
    public string? Fatal { get; set; }

    /// <summary>The modules that were asked for, as name@revision or name.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>How often the library was asked for.</summary>
    public int LibraryAsked { get; private set; }

    /// <summary>A YANG library of 2016 with these modules.</summary>
    public static string LibraryOf(string id, params string[] modules) =>
        $"<modules-state xmlns=\"urn:ietf:params:xml:ns:yang:ietf-yang-library\"><module-set-id>{id}</module-set-id>{string.Concat(modules)}</modules-state>";

    /// <summary>An entry of it.</summary>
    public static string Entry(string module, string revision = "", string more = "", string conformance = "implement") =>
        $"<module><name>{module}</name><revision>{revision}</revision><namespace>urn:{module}</namespace>{more}<conformance-type>{conformance}</conformance-type></module>";

    /// <summary>The capability of a YANG library of 2016.</summary>
    public static string LibraryCapability(string id) => $"urn:ietf:params:netconf:capability:yang-library:1.0?revision=2016-06-21&module-set-id={id}";

    /// <summary>Plays it until it is hung up.</summary>
    public async Task PlayAsync()
    {
        while (true)
        {
            var peer = await devices.NextAsync(name);
            _ = PlayAsync(peer);
        }
    }

    private async Task PlayAsync(FakeNetconfPeer peer)
    {
        await peer.SayHelloAsync(true, GivesModules ? [Monitoring, .. Capabilities] : Capabilities);
        await peer.HearAsync();
        while (true)
        {
            var rpc = await peer.HearChunkedAsync();
            var id = MessageId().Match(rpc).Groups[1].Value;
            if (Identifier().Match(rpc) is { Success: true } asked)
            {
                var version = Version().Match(rpc);
                var key = asked.Groups[1].Value + (version.Success ? "@" + version.Groups[1].Value : string.Empty);
                Asked.Enqueue(key);
                if (asked.Groups[1].Value == Fatal)
                {
                    await peer.HangUpAsync();
                    return;
                }

                await peer.SayReplyAsync(id, Modules.TryGetValue(key, out var text)
                    ? $"<data xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\">\n{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}\n  </data>"
                    : "<rpc-error><error-type>application</error-type><error-tag>invalid-value</error-tag><error-severity>error</error-severity></rpc-error>");
            }
            else if (rpc.Contains("urn:ietf:params:xml:ns:yang:ietf-yang-library", StringComparison.Ordinal))
            {
                LibraryAsked++;
                await peer.SayReplyAsync(id, $"<data>{Library}</data>");
            }
            else
            {
                await peer.SayReplyAsync(id, $"<data>{Data}</data>");
            }
        }
    }

    [GeneratedRegex("message-id=\"([^\"]+)\"")]
    private static partial Regex MessageId();

    [GeneratedRegex("<identifier>([^<]+)<")]
    private static partial Regex Identifier();

    [GeneratedRegex("<version>([^<]+)<")]
    private static partial Regex Version();
}
