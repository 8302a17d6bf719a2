using System.Text;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using Xunit;

namespace NetMcp.Netconf.Tests.Operations;

/// <summary>Operations as they stand on the wire, against XML written by hand from the RFCs.</summary>
public sealed class OperationXmlTests
{
    public static TheoryData<string, string> Samples() => new()
    {
        { nameof(Get), "<get><filter type=\"xpath\" xmlns:a=\"urn:a&amp;b\" select=\"/a:x[a:y=&apos;1&apos;]\"/></get>" },
        { nameof(GetConfig), "<get-config><source><candidate/></source><filter type=\"subtree\"><top xmlns=\"\"><a/></top></filter><with-defaults xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults\">report-all-tagged</with-defaults></get-config>" },
        { nameof(EditConfig), "<edit-config><target><running/></target><default-operation>none</default-operation><test-option>test-only</test-option><error-option>rollback-on-error</error-option><url>file:///a?b&amp;c</url></edit-config>" },
        { nameof(ConfirmedCommit), "<commit><confirmed/><confirm-timeout>2</confirm-timeout><persist>a&lt;b</persist><persist-id>c</persist-id></commit>" },
        { nameof(GetData), "<get-data xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-nmda\"><datastore xmlns:ds=\"urn:ietf:params:xml:ns:yang:ietf-datastores\">ds:operational</datastore><xpath-filter xmlns:a=\"urn:a\">/a:x</xpath-filter><config-filter>false</config-filter><max-depth>3</max-depth><with-origin/><with-defaults>trim</with-defaults></get-data>" },
        { nameof(GetSchema), "<get-schema xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\"><identifier>m</identifier><version>2020-01-01</version><format xmlns:ncm=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\">ncm:yang</format></get-schema>" },
        { nameof(KillSession), "<kill-session><session-id>4</session-id></kill-session>" },
        { nameof(CopyConfig), "<copy-config><target><url>https://example.com/x</url></target><source><config><top xmlns='urn:t'/></config></source></copy-config>" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Operation_OnTheWire_IsExactly(string operation, string expected)
    {
        var request = operation switch
        {
            nameof(Get) => new Get { Filter = NetconfFilter.XPath("/a:x[a:y='1']", new Dictionary<string, string> { ["a"] = "urn:a&b" }) }.ToRequest(),
            nameof(GetConfig) => new GetConfig
            {
                Source = NetconfDatastore.Candidate,
                Filter = NetconfFilter.Subtree("<top><a/></top>"),
                WithDefaults = WithDefaultsMode.ReportAllTagged,
            }.ToRequest(),
            nameof(EditConfig) => new EditConfig
            {
                Target = NetconfDatastore.Running,
                Config = ConfigLocation.Url(new Uri("file:///a?b&c")),
                DefaultOperation = DefaultOperation.None,
                TestOption = TestOption.TestOnly,
                ErrorOption = ErrorOption.RollbackOnError,
            }.ToRequest(),
            nameof(ConfirmedCommit) => new ConfirmedCommit { ConfirmTimeout = TimeSpan.FromSeconds(1.5), Persist = "a<b", PersistId = "c" }.ToRequest(),
            nameof(GetData) => new GetData
            {
                Datastore = NmdaDatastore.Operational,
                Filter = NetconfFilter.XPath("/a:x", new Dictionary<string, string> { ["a"] = "urn:a" }),
                ConfigFilter = false,
                MaxDepth = 3,
                WithOrigin = true,
                WithDefaults = WithDefaultsMode.Trim,
            }.ToRequest(),
            nameof(GetSchema) => new GetSchema { Identifier = "m", Version = "2020-01-01", Format = "yang" }.ToRequest(),
            nameof(KillSession) => new KillSession { SessionId = 4 }.ToRequest(),
            _ => new CopyConfig { Target = ConfigLocation.Url(new Uri("https://example.com/x")), Source = ConfigLocation.Inline("<top xmlns='urn:t'/>") }.ToRequest(),
        };

        Assert.Equal(expected, Encoding.UTF8.GetString(request.Operation.Span));
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a/><b/>")]
    [InlineData("text")]
    [InlineData("")]
    [InlineData("<?xml version='1.0'?><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")]
    [InlineData("<a>&lol;</a>")]
    [InlineData("</rpc><rpc><a/>")]
    public void FromXml_NotOneHarmlessElement_IsRefused(string xml) => Assert.Throws<ArgumentException>(() => RpcRequest.FromXml(xml));

    [Theory]
    [InlineData("<a/>", "<a xmlns=\"\"/>")]
    [InlineData("\r\n <a\r\n b='1'>\r<c/></a>", "\r\n <a xmlns=\"\"\r\n b='1'>\r<c/></a>")]
    [InlineData("<a xmlns='urn:a'/>", "<a xmlns='urn:a'/>")]
    [InlineData("<p:a xmlns:p='urn:a'><b/></p:a>", "<p:a xmlns:p='urn:a'><b/></p:a>")]
    public void FromXml_NoNamespace_StaysWithout(string xml, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(RpcRequest.FromXml(xml).Operation.Span));

    [Theory]
    [InlineData("a b", "urn:a")]
    [InlineData("xmlns", "urn:a")]
    [InlineData("a", "")]
    public void XPath_PrefixThatCannotBeDeclared_IsRefused(string prefix, string name) =>
        Assert.Throws<ArgumentException>(() => NetconfFilter.XPath("/x", new Dictionary<string, string> { [prefix] = name }));
}
