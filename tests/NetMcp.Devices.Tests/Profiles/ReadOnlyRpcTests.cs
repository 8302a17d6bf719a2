using NetMcp.Devices.Profiles;
using Xunit;

namespace NetMcp.Devices.Tests.Profiles;

/// <summary>Names alone are not enough: what an rpc may carry is listed as well.</summary>
public sealed class ReadOnlyRpcTests
{
    private const string Monitoring = "xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring'";
    private const string Nmda = "xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-nmda' xmlns:ds='urn:ietf:params:xml:ns:yang:ietf-datastores'";

    [Theory]
    [InlineData("<get/>", false)]
    [InlineData("<get><filter type='xpath' select='/'/></get>", false)]
    [InlineData("<get><filter type='xpath' select='//*'/></get>", false)]
    [InlineData("<get><filter type='xpath' select='/m:a/..' xmlns:m='urn:m'/></get>", false)]
    [InlineData("<get><filter type='xpath' select='/m:a | /*' xmlns:m='urn:m'/></get>", false)]
    [InlineData("<get><filter type='xpath' select='/m:a/parent::node()' xmlns:m='urn:m'/></get>", false)]
    [InlineData("<get><filter type='xpath'/></get>", false)]
    [InlineData("<get><filter type='subtree'/></get>", true)]
    [InlineData("<get><filter><x xmlns='urn:m'><name>a b</name><y/></x></filter></get>", true)]
    [InlineData("<get><filter type='xpath' select=\"/m:a/m:b[m:c='d']\" xmlns:m='urn:m'/></get>", true)]
    [InlineData("<get><filter type='other'><x/></filter></get>", false)]
    [InlineData("<get><filter><x/></filter><more/></get>", false)]
    [InlineData("<get><other><filter><x/></filter></other></get>", false)]
    [InlineData("<get>text<filter><x/></filter></get>", false)]
    [InlineData("<get-config><source><running/></source></get-config>", true)]
    [InlineData("<get-config><source><candidate/></source><filter><x/></filter></get-config>", true)]
    [InlineData("<get-config><source><config>x</config></source></get-config>", false)]
    [InlineData("<get-config><running/></get-config>", false)]
    [InlineData("<get-config/>", false)]
    public void FindObjection_Get_TakesWhatTheStandardSays(string rpc, bool allowed) => Judge(rpc, allowed);

    [Theory]
    [InlineData("<identifier>ietf-interfaces</identifier>", true)]
    [InlineData("<identifier>ietf-interfaces</identifier><version>2018-02-20</version><format>yang</format>", true)]
    [InlineData("<identifier>m</identifier><format xmlns:n='urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring'>n:yin</format>", true)]
    [InlineData("<identifier>../../etc/passwd</identifier>", false)]
    [InlineData("<identifier>a b</identifier>", false)]
    [InlineData("<identifier>m</identifier><format>exe</format>", false)]
    [InlineData("<identifier>m</identifier><target>x</target>", false)]
    [InlineData("<version>2018-02-20</version>", false)]
    public void FindObjection_GetSchema_TakesOnlyPlainNames(string arguments, bool allowed) => Judge($"<get-schema {Monitoring}>{arguments}</get-schema>", allowed);

    [Theory]
    [InlineData("<datastore>ds:operational</datastore>", false)]
    [InlineData("<datastore>ds:operational</datastore><subtree-filter><x xmlns='urn:m'/></subtree-filter>", true)]
    [InlineData("<datastore>ds:operational</datastore><xpath-filter xmlns:m='urn:m'>/m:x</xpath-filter><max-depth>3</max-depth><with-origin/>", true)]
    [InlineData("<datastore>ds:operational</datastore><xpath-filter>/</xpath-filter>", false)]
    [InlineData("<datastore>ds:operational</datastore><xpath-filter/>", false)]
    [InlineData("<datastore>ds:elsewhere</datastore><subtree-filter><x/></subtree-filter>", false)]
    [InlineData("<subtree-filter><x/></subtree-filter>", false)]
    public void FindObjection_GetData_NeedsAFilter(string arguments, bool allowed) => Judge($"<get-data {Nmda}>{arguments}</get-data>", allowed);

    [Theory]
    [InlineData("<get-interface-information><interface-name>ge-0/0/0.0</interface-name><terse/></get-interface-information>", true)]
    [InlineData("<get-route-information><destination>192.0.2.0/24</destination><table>inet.0</table><extensive/></get-route-information>", true)]
    [InlineData("<get-interface-information><interface-name>ge 0; x</interface-name></get-interface-information>", false)]
    [InlineData("<get-interface-information><file-name>x</file-name></get-interface-information>", false)]
    [InlineData("<get-interface-information><terse>x</terse></get-interface-information>", false)]
    [InlineData("<get-interface-information><terse><interface-name>x</interface-name></terse></get-interface-information>", false)]
    [InlineData("<get-route-information><table>ftp:host/x</table></get-route-information>", false)]
    [InlineData("<get-route-information><table>user@host:x</table></get-route-information>", false)]
    [InlineData("<get-configuration><configuration><system/></configuration></get-configuration>", true)]
    [InlineData("<get-configuration><configuration><x>scp:host/x</x></configuration></get-configuration>", false)]
    [InlineData("<get-configuration><configuration><x><!-- a -->https<!-- b -->://host/</x></configuration></get-configuration>", false)]
    public void FindObjection_JunosRpc_TakesOnlyListedArguments(string rpc, bool allowed) => Judge(rpc, allowed);

    [Fact]
    public void ReadOnlyRpcs_OfEveryProfile_ListTheirArguments() =>
        Assert.All(new[] { "generic", "junos", "ios-xr", "ios-xe", "sros", "netconfd" }, name => Assert.All(
            DeviceProfiles.Choose(name, NetMcp.Netconf.Capabilities.NetconfCapabilities.Parse(["urn:ietf:params:netconf:base:1.1"])).ReadOnlyRpcs,
            rpc => Assert.NotNull(rpc.Arguments)));

    [Theory]
    [InlineData("ietf-netconf", false)]
    [InlineData(" ietf-netconf\n", false)]
    [InlineData("<!-- a -->ietf-<![CDATA[netconf]]>", false)]
    [InlineData("IETF-netconf", false)]
    [InlineData("ietf-interfaces</identifier><identifier>ietf-netconf", false)]
    [InlineData("ietf-netconf-monitoring", true)]
    public void FindObjection_GetSchemaOfAWithheldModule_RefusedWithTheReason(string identifier, bool allowed)
    {
        var rpc = $"<get-schema {Monitoring}><identifier>{identifier}</identifier></get-schema>";

        var objection = ReadOnlyRpcCheck.FindObjection(NetconfdProfile.Profile, rpc);

        Assert.Equal(allowed, objection is null);
        if (!allowed)
        {
            Assert.Contains("netconf is never asked of this kind of device", objection, StringComparison.Ordinal);
            Assert.Contains("network.yang.describe", objection, StringComparison.Ordinal);
        }

        Assert.Null(ReadOnlyRpcCheck.FindObjection(GenericProfile.Profile, rpc));
    }

    private static void Judge(string rpc, bool allowed)
    {
        var objection = ReadOnlyRpcCheck.FindObjection(JunosProfile.Profile, rpc);

        Assert.True(allowed == objection is null, objection ?? "was let through");
    }
}
