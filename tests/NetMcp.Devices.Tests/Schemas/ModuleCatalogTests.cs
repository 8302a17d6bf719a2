using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using Xunit;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>Devices whose hello does not name their modules.</summary>
public sealed class ModuleCatalogTests() : PlayedDeviceTests(Yaml)
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none } }
        defaults: { user: u, credential: k, limits: { read_sessions: 1 } }
        devices: [ { name: a, address: 192.0.2.1 } ]
        """;

    private const string Library11 = "urn:ietf:params:netconf:capability:yang-library:1.1?revision=2019-01-04&content-id=1";
    private const string Library10 = "urn:ietf:params:netconf:capability:yang-library:1.0?revision=2016-06-21&module-set-id=1";

    private const string Of2019 = """
        <data><yang-library xmlns="urn:ietf:params:xml:ns:yang:ietf-yang-library"><module-set><name>s</name>
          <module><name>m</name><revision>2020-01-01</revision><namespace>urn:m</namespace><feature>f</feature></module>
          <module><name>ietf-netconf-nmda</name><revision>2019-01-07</revision><namespace>urn:ietf:params:xml:ns:yang:ietf-netconf-nmda</namespace></module>
          <import-only-module><name>t</name><revision/><namespace>urn:t</namespace></import-only-module>
        </module-set></yang-library></data>
        """;

    private const string Of2016 = """
        <data><modules-state xmlns="urn:ietf:params:xml:ns:yang:ietf-yang-library"><module-set-id>1</module-set-id>
          <module><name>m</name><revision>2020-01-01</revision><namespace>urn:m</namespace><deviation><name>d</name><revision/></deviation><conformance-type>implement</conformance-type></module>
        </modules-state></data>
        """;

    [Theory]
    [InlineData(Library11, Of2019, "<yang-library")]
    [InlineData(Library10, Of2016, "<modules-state")]
    public async Task Read_ModuleNotInTheHello_IsFoundInTheYangLibraryWhichIsReadOnce(string capability, string library, string filter)
    {
        var first = Read("/m:x");
        var peer = await GreetAsync(capability);
        await AnswerAsync(peer, filter, library);
        await AnswerAsync(peer, "<x xmlns=\"urn:m\"", "<data><x xmlns='urn:m'>1</x></data>");
        Assert.Equal("<x xmlns=\"urn:m\">1</x>", (await first.Guarded()).Value.Text);

        var second = Read("/m:y");
        await AnswerAsync(peer, "<y xmlns=\"urn:m\"", "<data/>");
        Assert.True((await second.Guarded()).IsSuccess);
    }

    [Fact]
    public async Task Read_NmdaNamedByTheYangLibraryAlone_IsAskedWithGetData()
    {
        var reading = Read("/m:x", datastore: Datastore.Operational);
        var peer = await GreetAsync(Library11);
        await AnswerAsync(peer, "<yang-library", Of2019);
        await AnswerAsync(peer, "<get-data", "<data xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-nmda'><x xmlns='urn:m'>1</x></data>");

        var document = (await reading.Guarded()).Value;
        Assert.Equal((false, "<x xmlns=\"urn:m\">1</x>"), (document.MixedConfigAndState, document.Text));
    }

    [Fact]
    public async Task Describe_YangLibrary_GivesModulesFeaturesAndNmda()
    {
        var describing = Stand.Directory.DescribeAsync(DeviceName.Parse("a"), Guard.Token());
        var peer = await GreetAsync(Library11);
        await AnswerAsync(peer, "<yang-library", Of2019);

        var description = (await describing.Guarded()).Value;
        Assert.Equal(["ietf-netconf-nmda", "m", "t"], description.Modules.Select(module => module.Name));
        Assert.Equal(["f"], description.Modules[1].Features);
        Assert.True(description.Nmda);
        Assert.Contains(Datastore.Intended, description.Datastores);
    }

    [Fact]
    public async Task Read_LibraryRefused_SaysThatTheModuleIsNotKnown()
    {
        var reading = Read("/m:x");
        var peer = await GreetAsync(Library11);
        await AnswerAsync(peer, "<yang-library", """
            <rpc-error><error-type>protocol</error-type><error-tag>access-denied</error-tag><error-severity>error</error-severity></rpc-error>
            """);

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal(FailureCode.InvalidArgument, failure.Code);
        Assert.Contains("no module 'm'", failure.Message, StringComparison.Ordinal);
    }

    private async Task<FakeNetconfPeer> GreetAsync(string capability)
    {
        var peer = await Devices.NextAsync("a");
        await peer.SayHelloAsync(true, capability);
        await peer.HearAsync();
        return peer;
    }

    private static async Task AnswerAsync(FakeNetconfPeer peer, string expected, string reply)
    {
        var rpc = await peer.HearChunkedAsync();
        Assert.Contains(expected, rpc, StringComparison.Ordinal);
        const string Attribute = "message-id=\"";
        var at = rpc.IndexOf(Attribute, StringComparison.Ordinal) + Attribute.Length;
        await peer.SayReplyAsync(rpc[at..rpc.IndexOf('"', at)], reply);
    }
}
